import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/** Plain facts mirrored from one RTCPeerConnection (W3C WebRTC §4.3). */
export interface PeerFacts {
  signalingState: RTCSignalingState;
  iceConnectionState: RTCIceConnectionState;
  connectionState: RTCPeerConnectionState;
}

/**
 * Every peer connection by participant: the live object by reference, for inspection, beside the
 * facts that components and reducers read. `PeerSession` owns and closes it.
 */
type PeerConnectionsState = Record<string, PeerFacts & { peerConnection: RTCPeerConnection }>;

const initialState: PeerConnectionsState = {};

const peerConnections = createSlice({
  name: "peerConnections",
  initialState,
  reducers: {
    peerOpened(
      state,
      { payload }: PayloadAction<{ participantId: string; peerConnection: RTCPeerConnection }>,
    ) {
      const { signalingState, iceConnectionState, connectionState } = payload.peerConnection;
      state[payload.participantId] = {
        peerConnection: payload.peerConnection,
        signalingState,
        iceConnectionState,
        connectionState,
      };
    },
    peerStateChanged(state, { payload }: PayloadAction<PeerFacts & { participantId: string }>) {
      const peer = state[payload.participantId];
      if (!peer) return;
      peer.signalingState = payload.signalingState;
      peer.iceConnectionState = payload.iceConnectionState;
      peer.connectionState = payload.connectionState;
    },
    peerClosed(state, { payload }: PayloadAction<{ participantId: string }>) {
      delete state[payload.participantId];
    },
  },
});

export const { peerOpened, peerStateChanged, peerClosed } = peerConnections.actions;
export const peerConnectionsReducer = peerConnections.reducer;

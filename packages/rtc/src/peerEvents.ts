import type { ParticipantId } from "./ports.ts";

/** The four states of an RTCPeerConnection, in the standard's words. */
export interface PeerStates {
  signalingState: RTCSignalingState;
  iceConnectionState: RTCIceConnectionState;
  iceGatheringState: RTCIceGatheringState;
  connectionState: RTCPeerConnectionState;
}

type Of<T> = T & { participantId: ParticipantId };

/** What an engine tells about its peers. Per session: one `peer:opened` first, one `peer:closed` last. */
export type PeerEvents = {
  "peer:opened": Of<{ peerConnection: RTCPeerConnection }>;
  "peer:stateChanged": Of<PeerStates>;
  /** The stream is the same object for as long as the session lives; its tracks come and go. */
  "peer:streamChanged": Of<{ stream: MediaStream }>;
  /** The same for the line of the shared screen, which is there whether a screen is shared or not. */
  "peer:screenChanged": Of<{ stream: MediaStream }>;
  "peer:channelChanged": Of<{ readyState: RTCDataChannelState }>;
  "peer:message": Of<{ data: string }>;
  /** Bytes of the bulk channel, in any order. */
  "peer:bytes": Of<{ data: ArrayBuffer }>;
  /** `error` is null when the session was closed on purpose. */
  "peer:closed": Of<{ error: Error | null }>;
};

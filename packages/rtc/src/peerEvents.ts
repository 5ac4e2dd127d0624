import type { Candidate, Description, ParticipantId } from "./ports.ts";

/** The four states of an RTCPeerConnection, in the standard's words. */
export interface PeerStates {
  signalingState: RTCSignalingState;
  iceConnectionState: RTCIceConnectionState;
  iceGatheringState: RTCIceGatheringState;
  connectionState: RTCPeerConnectionState;
}

/** How a signal travels: by the server, or over a data channel of the connection that it is about. */
export type SignalWay = "server" | "channel";

/** What nobody acts on: told for the journal of a connection, which shows afterwards what has happened. */
export type PeerNote =
  | { type: "description"; sent: boolean; way: SignalWay; negotiationId: string; description: Description }
  | { type: "candidate"; sent: boolean; way: SignalWay; negotiationId: string; candidate: Candidate | null }
  | { type: "channel"; label: string; readyState: RTCDataChannelState };

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
  "peer:noted": Of<{ note: PeerNote }>;
  /** `error` is null when the session was closed on purpose. */
  "peer:closed": Of<{ error: Error | null }>;
};

/** Who a peer is: one participant of a visit or room, whatever page they use. */
export type ParticipantId = string;

/** A session description as it crosses the wire (JSEP, RFC 9429); rollback never does. */
export interface Description {
  type: "offer" | "answer";
  sdp: string;
}

/** An ICE candidate as it crosses the wire (RTCIceCandidateInit). */
export interface Candidate {
  candidate: string;
  sdpMid: string | null;
  sdpMLineIndex: number | null;
  usernameFragment: string | null;
}

/** A description or candidate of one negotiation, an offer/answer round with a uuid of its own. */
export interface DescriptionSignal {
  to: ParticipantId;
  negotiationId: string;
  description: Description;
  /** Those that were found before it was sent. */
  candidates?: (Candidate | null)[];
}
export interface CandidateSignal {
  to: ParticipantId;
  negotiationId: string;
  /** null says that gathering ended (end-of-candidates). */
  candidate: Candidate | null;
}

/**
 * How the engine reaches the other side. Fire and forget: a signal that could not be
 * delivered is the transport's business, the engine does not wait for it.
 */
export interface SignallingPort {
  sendDescription(signal: DescriptionSignal): void;
  sendCandidate(signal: CandidateSignal): void;
}

/** A signal as it arrives: who sent it, and from which open page. */
export interface IncomingDescription {
  from: ParticipantId;
  fromTab: string;
  negotiationId: string;
  description: Description;
  /** Those that came with it. */
  candidates?: (Candidate | null)[] | undefined;
}
export interface IncomingCandidate {
  from: ParticipantId;
  fromTab: string;
  negotiationId: string;
  candidate: Candidate | null;
}

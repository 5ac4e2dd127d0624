import type { PeerSession } from "./PeerSession.ts";
import type { SignallingPort } from "./ports.ts";

/** What cares for a session beside its negotiation: a second way for its signals, and restarts when it is interrupted. */
export interface Attendant extends SignallingPort {
  /** A way to the other side may be back. True when the attendant sees to what they have missed. */
  pathBack(): boolean;
}

export type Attend = (session: PeerSession) => Attendant;

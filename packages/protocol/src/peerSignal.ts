import * as z from "zod/mini";
import { Uuid } from "./ids.ts";
import { Candidate, Description } from "./signal.ts";

/**
 * A signal on the data channel of the very connection that it is about: who sent it, and from which page,
 * goes without saying.
 */
const PeerSignal = z.union([
  z.object({ negotiationId: Uuid, description: Description }),
  z.object({ negotiationId: Uuid, candidate: Candidate }),
]);
export type PeerSignal = z.infer<typeof PeerSignal>;

/** Reads what came over the data channel; null for what is no signal. */
export function parsePeerSignal(text: string): PeerSignal | null {
  try {
    return PeerSignal.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

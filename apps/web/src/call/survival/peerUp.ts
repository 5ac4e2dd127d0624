import type { AppThunk } from "../../app/store.ts";
import { watchQuality } from "../quality/watchQuality.ts";
import { keepAlive } from "./keepAlive.ts";

/** Milliseconds after connecting: until then the processor belongs to the first picture. */
const LATER = 1000;

/** What a connection that is up is given: an eye on its quality at once, and soon all that brings it back. */
export function peerUp(participantId: string): AppThunk {
  return (dispatch) => {
    dispatch(watchQuality(participantId));
    setTimeout(() => dispatch(keepAlive()), LATER);
  };
}

import type { AppThunk } from "../../app/store.ts";

/** Milliseconds after connecting: until then the processor belongs to the first picture. */
const LATER = 700;

/** The connection to a participant is up. What comes with one is loaded now, not with check-in, and not at once. */
export function peerConnected(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const connectedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, LATER));
    const { peerUp } = await import("../survival/peerUp.ts");
    dispatch(peerUp(participantId, connectedAt));
  };
}

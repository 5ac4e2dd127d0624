import type { AppThunk } from "../../app/store.ts";

/** The connection to a participant is up. What watches over it loads with the first one, not with check-in. */
export function peerConnected(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { peerUp } = await import("../survival/peerUp.ts");
    dispatch(peerUp(participantId));
  };
}

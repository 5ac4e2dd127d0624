import type { AppThunk } from "../../app/store.ts";

/** The connection to a participant is up. Its watch loads with the first one, not with check-in. */
export function peerConnected(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { watchQuality } = await import("./watchQuality.ts");
    dispatch(watchQuality(participantId));
  };
}

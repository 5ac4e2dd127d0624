import type { AppThunk } from "../../../app/store.ts";
import { closeCall } from "../../../call/commands/closeCall.ts";
import { visitLeft } from "../../../call/slices/callStatus.ts";

/** Leaves the room. The others are told by this page itself, and by the server where it can be reached. */
export function leaveRoom(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel }) => {
    const { visitId: roomId, room } = getState().connection;
    if (room === null) return;
    dispatch(visitLeft());
    dispatch(closeCall("left"));
    if (roomId !== null) await channel.request("room:leave", { roomId }).catch(() => undefined);
    if (getState().connection.room === null && getState().connection.visitId === null) channel.close();
  };
}

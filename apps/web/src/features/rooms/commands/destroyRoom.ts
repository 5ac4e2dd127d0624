import { roomsApi } from "../../../api/rooms.ts";
import type { AppThunk } from "../../../app/store.ts";
import { closeRoom } from "../../../call/commands/closeRoom.ts";

/**
 * Destroys the room for everybody in it; the name is free again.
 * @throws {AppError} when the server did not take it, so that the person can try again.
 */
export function destroyRoom(): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const { room } = getState().connection;
    if (room === null) return;
    await roomsApi.destroy(room.name);
    if (getState().connection.room === room) dispatch(closeRoom("destroyed"));
  };
}

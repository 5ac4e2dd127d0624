import type { AppThunk } from "../../../app/store.ts";
import { roomJoined } from "../../../call/slices/connection.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { roomOf } from "../roomOf.ts";
import { failRoom } from "./failRoom.ts";
import { syncRoom } from "./syncRoom.ts";

/** How long to wait before a join that got no answer is tried again, in ms. */
const RETRY_AFTER = 2_000;

/** Takes a seat in the room that this page has entered, or comes back to it after the server was away. */
export function joinRoom(): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel, engine, iceServers }) => {
    const { room, visitId: roomId } = getState().connection;
    const isEntered = () => room !== null && getState().connection.room === room;
    if (room === null) return;
    try {
      const snapshot = await channel.request("room:join", { ...room, roomId });
      if (!isEntered()) return;
      dispatch(roomJoined({ roomId: snapshot.roomId }));
      await iceServers.ready(); // now that there is a right to the relay
      if (!isEntered()) return;
      // What the server told meanwhile is newer than its answer.
      if (roomId !== null || roomOf(getState().callStatus) === null) dispatch(syncRoom(snapshot));
      for (const { participantId } of snapshot.peers) engine.repeat(participantId);
    } catch (error) {
      const code = errorCodeOf(error);
      if (!isEntered()) return;
      if (code !== "unavailable") return dispatch(failRoom(code));
      // Off line: the channel comes back by itself and joins again. On line: no answer, so ask again.
      if (getState().connection.server !== "online") return;
      setTimeout(() => isEntered() && void dispatch(joinRoom()), RETRY_AFTER);
    }
  };
}

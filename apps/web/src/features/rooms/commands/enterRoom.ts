import { roomsApi } from "../../../api/rooms.ts";
import type { AppThunk } from "../../../app/store.ts";
import { roomEntered } from "../../../call/slices/connection.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { changeTab, readTab } from "../thisTab.ts";
import { chooseMedia } from "./chooseMedia.ts";
import { failRoom } from "./failRoom.ts";
import { hearOfRooms } from "./hearOfRooms.ts";
import { joinRoom } from "./joinRoom.ts";

export interface RoomToEnter {
  name: string;
  yourName: string;
  textOnly: boolean;
}

/** Makes this page part of a room. Whatever comes of it is told as a fact. */
export function enterRoom({ name, yourName, textOnly }: RoomToEnter): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel, tabId }) => {
    dispatch(hearOfRooms());
    dispatch(chooseMedia(textOnly));
    const room = { name, yourName };
    dispatch(roomEntered(room));
    const isEntered = () => getState().connection.room === room;
    try {
      const { participantId } = await roomsApi.session(readTab().participantId);
      if (!isEntered()) return;
      changeTab({ participantId, room: { name, yourName, textOnly } });
      await channel.open({ as: "occupant", participantId, tabId });
      // Otherwise it is joined as soon as the server is there.
      if (isEntered() && channel.isConnected) await dispatch(joinRoom());
    } catch (error) {
      if (isEntered()) dispatch(failRoom(errorCodeOf(error)));
    }
  };
}

/**
 * Makes a room.
 * @returns the room as it is to be entered
 * @throws {AppError} `room_exists`, `room_name_invalid`, `unauthenticated` …
 */
export function createRoom({
  seats,
  ...room
}: RoomToEnter & { seats: number }): AppThunk<Promise<RoomToEnter>> {
  return async () => {
    const created = await roomsApi.create({ name: room.name, seats, participantId: readTab().participantId });
    changeTab({ participantId: created.participantId });
    return { ...room, name: created.room.name };
  };
}

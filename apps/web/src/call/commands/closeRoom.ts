import type { RoomEnd } from "@televisit/protocol/room";
import type { AppThunk } from "../../app/store.ts";
import { roomClosed } from "../slices/callStatus.ts";
import { closeCall } from "./closeCall.ts";

/** The room is over for everybody, on this page too. */
export function closeRoom(because: RoomEnd): AppThunk {
  return (dispatch, _getState, { channel }) => {
    dispatch(roomClosed({ because }));
    dispatch(closeCall("ended"));
    channel.close();
  };
}

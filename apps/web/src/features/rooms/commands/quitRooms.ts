import type { AppThunk } from "../../../app/store.ts";
import { leaveRoom } from "./leaveRoom.ts";

/** The person goes to another page: nobody is left talking to an empty chair, and no camera stays on. */
export function quitRooms(): AppThunk {
  return (dispatch, getState, { media }) => {
    if (getState().connection.room === null) media.stop();
    else void dispatch(leaveRoom());
  };
}

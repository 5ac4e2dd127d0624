import type { ErrorCode } from "@televisit/protocol/errors";
import type { AppThunk } from "../../../app/store.ts";
import { closeCall } from "../../../call/commands/closeCall.ts";
import { closeRoom } from "../../../call/commands/closeRoom.ts";
import { visitFailed, visitSuperseded } from "../../../call/slices/callStatus.ts";
import { visitExited } from "../../../call/slices/connection.ts";

/** The room cannot be entered, or not stayed in, on this page: says why. */
export function failRoom(code: ErrorCode): AppThunk {
  return (dispatch, getState, { channel }) => {
    const wasIn = getState().connection.visitId !== null;
    // It waited for this page in vain, and the name may be somebody else's by now.
    if (wasIn && code === "room_not_found") return dispatch(closeRoom("deserted"));
    dispatch(code === "visit_superseded" ? visitSuperseded() : visitFailed({ code }));
    // Whoever has not come in may try another name: camera and microphone stay open for that.
    dispatch(wasIn ? closeCall() : visitExited());
    channel.close();
  };
}

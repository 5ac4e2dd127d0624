import type { ErrorCode } from "@televisit/protocol/errors";
import type { AppThunk } from "../../app/store.ts";
import { visitFailed, visitSuperseded } from "../slices/callStatus.ts";
import { closeCall } from "./closeCall.ts";

/** The visit cannot go on, or begin, on this page: says why, and gives camera and microphone back. */
export function failVisit(code: ErrorCode): AppThunk {
  return (dispatch, getState, { channel }) => {
    dispatch(code === "visit_superseded" ? visitSuperseded() : visitFailed({ code }));
    dispatch(closeCall());
    // A client's session is that of the visit; a professional's page keeps its dashboard.
    if (getState().session.status !== "signed-in") channel.close();
  };
}

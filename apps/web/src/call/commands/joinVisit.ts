import type { AppThunk } from "../../app/store.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { forgetChat } from "../chat/forgetChat.ts";
import { visitFailed, visitSuperseded } from "../slices/callStatus.ts";
import { syncVisit } from "./syncVisit.ts";

/**
 * Joins the visit that this page has entered. `claim` is true the first time: this page then
 * speaks for the participant, and an older page of theirs stops.
 */
export function joinVisit(visitId: string, claim: boolean): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel, iceServers }) => {
    try {
      const [visit] = await Promise.all([
        channel.request("visit:join", { visitId, claim }),
        iceServers.ready(),
      ]);
      if (getState().connection.visitId === visitId) dispatch(syncVisit(visit));
    } catch (error) {
      const code = errorCodeOf(error);
      // Without an answer the channel comes back by itself, and this is tried again then.
      if (code === "unavailable") return;
      if (code === "visit_ended") forgetChat(visitId); // it ended while this page was away
      dispatch(code === "visit_superseded" ? visitSuperseded() : visitFailed({ code }));
    }
  };
}

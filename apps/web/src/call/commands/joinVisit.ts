import type { AppThunk } from "../../app/store.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { visitOf } from "../slices/callStatus.ts";
import { visitJoined } from "../slices/connection.ts";
import { failVisit } from "./failVisit.ts";
import { syncVisit } from "./syncVisit.ts";

/** How long to wait before a join that got no answer is tried again, in ms. */
const RETRY_AFTER = 2_000;

/**
 * Joins the visit that this page has entered. The first time it claims it: this page then speaks for the
 * participant, and an older page of theirs stops.
 */
export function joinVisit(visitId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState, { channel, engine, iceServers }) => {
    const isEntered = () => getState().connection.visitId === visitId;
    const toldAt = () => visitOf(getState().callStatus)?.serverTime;
    try {
      const claim = !getState().connection.joined;
      const before = toldAt();
      const [visit] = await Promise.all([
        channel.request("visit:join", { visitId, claim }),
        iceServers.ready(),
      ]);
      if (!isEntered()) return;
      dispatch(visitJoined());
      // What was told while the relays were awaited is newer: being admitted, for one.
      if (toldAt() === before) dispatch(syncVisit(visit));
      // What was sent while this page was away may be lost.
      for (const { participantId } of visit.peers) engine.repeat(participantId);
    } catch (error) {
      const code = errorCodeOf(error);
      if (!isEntered()) return;
      if (code !== "unavailable") return dispatch(failVisit(code));
      // Off line: the channel comes back by itself and joins again. On line: no answer, so ask again.
      if (getState().connection.server !== "online") return;
      setTimeout(() => isEntered() && void dispatch(joinVisit(visitId)), RETRY_AFTER);
    }
  };
}

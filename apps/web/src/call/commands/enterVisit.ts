import type { AppThunk } from "../../app/store.ts";
import { visitEntered } from "../slices/connection.ts";
import { joinVisit } from "./joinVisit.ts";
import { leaveVisit } from "./leaveVisit.ts";

/** Makes this page part of a visit as its professional, over the connection that the dashboard keeps open. */
export function enterVisit(visitId: string): AppThunk {
  return (dispatch, getState) => {
    const { server, visitId: entered } = getState().connection;
    if (entered === visitId) return; // admitted from the dashboard a moment ago
    if (entered !== null) void dispatch(leaveVisit()); // nobody is left listening to an empty chair
    dispatch(visitEntered({ visitId }));
    // Otherwise it is joined as soon as the server is there.
    if (server === "online") void dispatch(joinVisit(visitId));
  };
}

/** Makes this page part of a visit as its client, by the cookie that checking in has set. */
export function enterVisitAsClient(visitId: string): AppThunk {
  return (dispatch, getState, { channel, iceServers, tabId }) => {
    if (getState().connection.visitId === visitId) return;
    dispatch(visitEntered({ visitId }));
    void channel.open({ as: "client", visitId, tabId });
    // Coming back after having left: the page has stayed connected.
    if (channel.isConnected) void dispatch(joinVisit(visitId));
    void iceServers.ready();
  };
}

import type { AppThunk } from "../../app/store.ts";

/** Milliseconds in which a server that can be reached answers. */
const PATIENCE = 400;

/**
 * Asks the server for a sign of life: where the call is interrupted, the connection to the server may be as dead and
 * the browser tells so only a minute later. False without one: then it is this device's own network.
 */
export function probeServer(): AppThunk<Promise<boolean>> {
  return async (_dispatch, getState, { channel }) => {
    const { server, visitId, room } = getState().connection;
    if (visitId === null) return true;
    const asked = room
      ? channel.request("room:join", { ...room, roomId: visitId })
      : channel.request("visit:join", { visitId, claim: false });
    const answered = asked.then(
      () => true,
      () => server === "online", // a refusal is a sign of life too
    );
    const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false));
    return Promise.race([answered, late]);
  };
}

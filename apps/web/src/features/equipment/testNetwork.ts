import type { NetworkTest } from "@televisit/rtc/NetworkTest";
import type { AppThunk } from "../../app/store.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";

/** Why the test is not a full one; null when it is. */
export type NetworkHint = "noSession" | "later" | "failed" | null;

/** Tests the network with the credentials that this browser's session gives; resolves when it is done. */
export function testNetwork(network: NetworkTest): AppThunk<Promise<NetworkHint>> {
  return async (_dispatch, _getState, { api }) => {
    try {
      const { iceServers, expiresIn } = await api.iceServers();
      await network.run(iceServers);
      // Something to ask again for, and no credentials: the visit is not near yet.
      const isLater = expiresIn !== null && iceServers.every((server) => !("credential" in server));
      return isLater ? "later" : null;
    } catch (error) {
      return errorCodeOf(error) === "unauthenticated" ? "noSession" : "failed";
    }
  };
}

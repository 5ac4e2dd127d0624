import type { NetworkTest } from "@televisit/rtc/NetworkTest";
import type { AppThunk } from "../../app/store.ts";
import { tellNetwork } from "./tellNetwork.ts";

/**
 * Tests the network of a client who waits, once by itself and again when the device finds another network, and
 * has the server told. It stops at the first sign of being admitted: nothing may compete with the call.
 * The returned function stops it for good.
 */
export function testWaitingNetwork(test: NetworkTest): AppThunk<() => void> {
  return (dispatch, _getState, { channel, iceServers }) => {
    let stopped = false;
    const run = async () => {
      await iceServers.ready();
      await idle();
      if (!stopped) await test.run(iceServers.current);
    };
    const begin = () => void run();
    const stop = () => {
      stopped = true;
      test.stop();
    };
    const subscriptions = [
      dispatch(tellNetwork(test)),
      // The other side's offer is the first that a waiting page hears of being admitted.
      channel.on("signal:description", stop),
      channel.on("visit:changed", ({ state }) => {
        if (state !== "waiting") stop();
      }),
    ];
    window.addEventListener("online", begin);
    begin();
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe();
      window.removeEventListener("online", begin);
      stop();
    };
  };
}

/** Resolves when the browser has nothing better to do: the waiting room and its connection come first. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 500); // Safari
  });
}

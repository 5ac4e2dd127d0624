import type { NetworkReport, NetworkTest } from "@televisit/rtc/NetworkTest";
import type { AppThunk } from "../../app/store.ts";
import { visitOf } from "../slices/callStatus.ts";

/**
 * Tells the server what the test of a waiting client finds, and tells it again after a lost connection, with
 * which the server has lost it too. The returned function ends it.
 */
export function tellNetwork(test: NetworkTest): AppThunk<() => void> {
  return (_dispatch, getState, { channel }) => {
    let told: NetworkReport | null = null;
    const tell = async () => {
      const visit = visitOf(getState().callStatus);
      const facts = test.facts.current;
      if (facts.phase !== "done" || facts.report === told) return;
      if (!visit || "roomId" in visit || visit.state !== "waiting") return;
      const { report } = facts;
      told = report;
      try {
        await channel.request("visit:network", { visitId: visit.visitId, network: report });
      } catch {
        told = null; // the next news of the visit, such as being back, is the next occasion
      }
    };
    const subscriptions = [
      test.facts.subscribe(() => void tell()),
      channel.on("visit:changed", () => void tell()),
      channel.on("channel:offline", () => {
        told = null;
      }),
    ];
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe();
    };
  };
}

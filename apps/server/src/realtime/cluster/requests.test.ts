import { describe } from "vitest";
import { describeRequests } from "../../testing/requestMatrix.ts";
import { startCluster, whyNoCluster } from "../../testing/ServiceCluster.ts";

describe.skipIf(whyNoCluster())("with clients on one process and professionals on the other", () => {
  describeRequests(async () => {
    const { processes, professionals, store, stop } = await startCluster();
    const [clients, { url }] = processes;
    return { clients, hosts: { url, professionals }, store, stop };
  });
});

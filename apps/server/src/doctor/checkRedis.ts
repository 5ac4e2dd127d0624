import { createClient } from "@redis/client";
import { type Check, Finding, NotApplicable, reasonOf } from "./check.ts";

const CONNECT_LIMIT = 5000;

/** Whether the processes of one service can meet. */
export const checkRedis: Check = {
  name: "Redis",
  async run({ config: { redisUrl } }) {
    if (redisUrl === null) throw new NotApplicable("one process needs none (REDIS_URL)");
    const { host } = new URL(redisUrl); // without the password
    const client = createClient({
      url: redisUrl,
      socket: { connectTimeout: CONNECT_LIMIT, reconnectStrategy: false },
    });
    client.on("error", () => undefined); // connecting rejects with the same
    try {
      await client.connect();
      await client.ping();
      return host;
    } catch (cause) {
      const remedy = "start Redis, and see that the address and password in REDIS_URL are right";
      throw new Finding(`Redis at ${host} cannot be used: ${reasonOf(cause)}`, remedy, { cause });
    } finally {
      if (client.isOpen) client.destroy();
    }
  },
};

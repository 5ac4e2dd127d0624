import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Config } from "../config.ts";
import { PostgresServer, whyNoPostgres } from "../testing/PostgresServer.ts";
import { describeStore, type StoreUnderTest } from "../testing/storeContract.ts";
import { kyselyStore } from "./kyselyStore.ts";
import { openDatabase } from "./openDatabase.ts";
import type { Store } from "./store.ts";

async function under(
  config: Pick<Config, "dataDir" | "databaseUrl">,
  remove: () => Promise<void>,
): Promise<StoreUnderTest> {
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = kyselyStore((await openDatabase(config)).db);
    opened.push(store);
    return store;
  };
  const closeAll = async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
  };
  return {
    store: await open(),
    async reopen() {
      await closeAll();
      return open();
    },
    second: open,
    async dispose() {
      await closeAll();
      await remove();
    },
  };
}

describeStore("SQLite", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "televisit-store-"));
  return under({ dataDir, databaseUrl: null }, () => rm(dataDir, { recursive: true }));
});

describe.skipIf(whyNoPostgres())("with Postgres", () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await PostgresServer.start();
  }, 60_000);
  afterAll(() => postgres.stop());

  describeStore("Postgres", () =>
    under({ dataDir: "unused", databaseUrl: postgres.createDatabase() }, async () => {}),
  );
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeStore } from "../testing/storeContract.ts";
import { kyselyStore } from "./kyselyStore.ts";
import { openDatabase } from "./openDatabase.ts";
import type { Store } from "./store.ts";

describeStore("SQLite", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "televisit-store-"));
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = kyselyStore(await openDatabase(dataDir));
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
      await rm(dataDir, { recursive: true });
    },
  };
});

import type { Kysely } from "kysely";
import { pino } from "pino";
import { openProfessionals, type Professionals } from "../auth/professionals.ts";
import { type Config, loadConfig } from "../config.ts";
import { kyselyStore } from "../store/kyselyStore.ts";
import { openDatabase } from "../store/openDatabase.ts";
import type { Schema } from "../store/schema.ts";
import type { Store } from "../store/store.ts";

/** What a command works with; the server may run at the same time. */
export interface Service {
  readonly config: Config;
  readonly db: Kysely<Schema>;
  readonly kind: "sqlite" | "postgres";
  readonly store: Store;
  readonly professionals: Professionals;
  /** Writes down that the host did something. */
  audit(action: string): Promise<void>;
}

/** Opens the service's data by the same settings as the server, for as long as `work` takes. */
export function withService<T>(work: (service: Service) => Promise<T>): Promise<T> {
  return withData(loadConfig(), work);
}

/** The same by given settings. */
export async function withData<T>(config: Config, work: (service: Service) => Promise<T>): Promise<T> {
  const log = pino({ level: "silent" });
  const database = await openDatabase(config);
  const now = () => new Date();
  const onSessionEnded = () => undefined;
  try {
    const professionals = await openProfessionals({ database, config, log, onSessionEnded, now });
    const { db, kind } = database;
    const store = kyselyStore(db);
    const audit = (action: string) =>
      store.audit.append({ at: now().toISOString(), actor: "host", action, visitId: null });
    return await work({ config, db, kind, store, professionals, audit });
  } finally {
    await database.db.destroy();
  }
}

import { type Kysely, sql } from "kysely";
import { appointmentStore } from "./appointmentStore.ts";
import { auditStore } from "./auditChain.ts";
import { groupCommit } from "./groupCommit.ts";
import { guestStore } from "./guestStore.ts";
import { holdOffers } from "./holdOffers.ts";
import { NodeSqliteAdapter } from "./nodeSqliteDialect.ts";
import { offerStore, visitsWithOffer } from "./offerStore.ts";
import { participantStore } from "./participantStore.ts";
import { rememberVisits } from "./rememberVisits.ts";
import { roomStore } from "./roomStore.ts";
import type { Schema } from "./schema.ts";
import type { Store } from "./store.ts";
import { VisitMemory } from "./VisitMemory.ts";
import { visitStore } from "./visitStore.ts";

/** The store over any database that Kysely speaks to; its tables must be up to date. */
export function kyselyStore(db: Kysely<Schema>): Store {
  const store = plainStore(db);
  const { adapter } = db.getExecutor();
  // On Postgres other processes write as well, and nobody tells of it in time.
  if (!(adapter instanceof NodeSqliteAdapter)) return store;
  const memory = new VisitMemory(() => adapter.revision());
  return holdOffers(rememberVisits(store, memory), memory, () => visitsWithOffer(db));
}

function plainStore(db: Kysely<Schema>): Store {
  const transact = groupCommit(db);
  return {
    appointments: appointmentStore(db),
    visits: visitStore(db, transact),
    participants: participantStore(db, transact),
    guests: guestStore(db),
    offers: offerStore(db, transact),
    rooms: roomStore(db),
    audit: auditStore(db, transact),
    async ping() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

import { type Kysely, sql } from "kysely";
import { appointmentStore } from "./appointmentStore.ts";
import { auditStore } from "./auditChain.ts";
import { guestStore } from "./guestStore.ts";
import { offerStore } from "./offerStore.ts";
import { participantStore } from "./participantStore.ts";
import { roomStore } from "./roomStore.ts";
import type { Schema } from "./schema.ts";
import type { Store } from "./store.ts";
import { visitStore } from "./visitStore.ts";

/** The store over any database that Kysely speaks to; its tables must be up to date. */
export function kyselyStore(db: Kysely<Schema>): Store {
  return {
    appointments: appointmentStore(db),
    visits: visitStore(db),
    participants: participantStore(db),
    guests: guestStore(db),
    offers: offerStore(db),
    rooms: roomStore(db),
    audit: auditStore(db),
    async ping() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

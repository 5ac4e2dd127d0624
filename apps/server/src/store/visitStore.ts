import type { Kysely } from "kysely";
import { appendFact } from "./auditChain.ts";
import { takeOffer } from "./offerStore.ts";
import { claimPage } from "./participantStore.ts";
import type { Schema } from "./schema.ts";
import type { VisitChange, VisitChangeResult, VisitRecord, VisitStore } from "./store.ts";
import { selectVisits, toRecords, visitColumns } from "./visitRecords.ts";

/** Visits over a database. */
export function visitStore(db: Kysely<Schema>): VisitStore {
  return {
    async find(visitId): Promise<VisitRecord | null> {
      const rows = await selectVisits(db).where("visits.id", "=", visitId).execute();
      const [record] = await toRecords(db, rows);
      return record ?? null;
    },
    async open(professionalId) {
      const rows = await selectVisits(db)
        .where("appointments.professionalId", "=", professionalId)
        .where("visits.state", "in", ["waiting", "admitted"])
        .execute();
      return toRecords(db, rows);
    },
    async countByState() {
      const rows = await db
        .selectFrom("visits")
        .select(["state", (count) => count.fn.countAll().as("count")])
        .groupBy("state")
        .execute();
      return new Map(rows.map(({ state, count }) => [state, Number(count)]));
    },
    change: (change) => db.transaction().execute((transaction) => applyChange(transaction, change)),
  };
}

async function applyChange(db: Kysely<Schema>, change: VisitChange): Promise<VisitChangeResult> {
  const { visitId, version, next } = change;
  // The condition makes exactly one of two simultaneous changes win, on any database.
  const updated = await db
    .updateTable("visits")
    .set({ ...visitColumns(next), version: version + 1 })
    .where("id", "=", visitId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return { applied: false, released: null };
  if (next.state === "ended") {
    await db
      .updateTable("appointments")
      .set({ status: next.reason === "ended" ? "ended" : "cancelled" })
      .where("id", "=", db.selectFrom("visits").select("appointmentId").where("visits.id", "=", visitId))
      .execute();
  }
  if (change.claim) await claimPage(db, change.claim.participantId, change.claim.tabId);
  const released = next.state === "waiting" ? null : await takeOffer(db, visitId);
  await appendFact(db, change.fact);
  return { applied: true, released };
}

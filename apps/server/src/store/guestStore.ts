import type { Kysely } from "kysely";
import { appendFact } from "./auditChain.ts";
import type { Schema } from "./schema.ts";
import type { GuestChange, GuestStore, NewGuest } from "./store.ts";

/** Guests over a database. Each change counts as one of the visit, so that it is judged by the visit as it is. */
export function guestStore(db: Kysely<Schema>): GuestStore {
  return {
    invite: (guest) => db.transaction().execute((transaction) => invite(transaction, guest)),
    change: (change) => db.transaction().execute((transaction) => applyChange(transaction, change)),
  };
}

async function invite(
  db: Kysely<Schema>,
  { id, visitId, version, name, guest, fact }: NewGuest,
): Promise<boolean> {
  if (!(await countUp(db, visitId, version))) return false;
  const page = { tabId: null, leftAt: null, handoverId: null };
  await db
    .insertInto("participants")
    .values({ id, visitId, role: "guest", name, ...page, ...guest })
    .execute();
  await appendFact(db, fact);
  return true;
}

async function applyChange(db: Kysely<Schema>, change: GuestChange): Promise<boolean> {
  const { visitId, version, participantId, next, fact } = change;
  if (!(await countUp(db, visitId, version))) return false;
  await db.updateTable("participants").set(next).where("id", "=", participantId).execute();
  await appendFact(db, fact);
  return true;
}

/** True when the visit was still at this version; it is at the next one then. */
async function countUp(db: Kysely<Schema>, visitId: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("visits")
    .set({ version: version + 1 })
    .where("id", "=", visitId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

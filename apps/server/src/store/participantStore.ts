import type { Kysely } from "kysely";
import { appendFact } from "./auditChain.ts";
import { compileOnce } from "./compileOnce.ts";
import type { Transact } from "./groupCommit.ts";
import type { Schema } from "./schema.ts";
import type { Handover, ParticipantStore } from "./store.ts";

/** Participants over a database. */
export function participantStore(db: Kysely<Schema>, transact: Transact): ParticipantStore {
  return {
    claim: ({ participantId, tabId }) =>
      transact((transaction) => claimPage(transaction, participantId, tabId)),
    async leave({ participantId, at }) {
      await db.updateTable("participants").set({ leftAt: at }).where("id", "=", participantId).execute();
    },
    offerHandover: (handover) => transact((transaction) => offer(transaction, handover)),
    takeHandover: (handover) => transact((transaction) => take(transaction, handover)),
  };
}

/** Makes a page the one that speaks for a participant, who is thereby back. */
export async function claimPage(db: Kysely<Schema>, participantId: string, tabId: string): Promise<void> {
  await setPage(db, { participantId, tabId });
}

const setPage = compileOnce<{ participantId: string; tabId: string }, unknown>(
  (db, { participantId, tabId }) =>
    db.updateTable("participants").set({ tabId, leftAt: null }).where("id", "=", participantId),
);

async function offer(db: Kysely<Schema>, { participantId, handoverId, fact }: Handover): Promise<void> {
  await db.updateTable("participants").set({ handoverId }).where("id", "=", participantId).execute();
  await appendFact(db, fact);
}

async function take(db: Kysely<Schema>, { participantId, handoverId, fact }: Handover): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("participants")
    .set({ handoverId: null })
    .where("id", "=", participantId)
    .where("handoverId", "=", handoverId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await appendFact(db, fact);
  return true;
}

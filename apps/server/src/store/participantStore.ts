import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";
import type { ParticipantStore } from "./store.ts";

/** Participants over a database. */
export function participantStore(db: Kysely<Schema>): ParticipantStore {
  return {
    claim: (participantId, tabId) => claimPage(db, participantId, tabId),
    async leave(participantId, at) {
      await db.updateTable("participants").set({ leftAt: at }).where("id", "=", participantId).execute();
    },
  };
}

/** Makes a page the one that speaks for a participant, who is thereby back. */
export async function claimPage(db: Kysely<Schema>, participantId: string, tabId: string): Promise<void> {
  await db.updateTable("participants").set({ tabId, leftAt: null }).where("id", "=", participantId).execute();
}

import { Candidate, MAX_QUEUED_CANDIDATES, type QueuedOffer } from "@televisit/protocol/signal";
import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Schema } from "./schema.ts";
import type { CandidateToKeep, OfferStore, OfferToKeep } from "./store.ts";

/** The offer queue over a database. */
export function offerStore(db: Kysely<Schema>): OfferStore {
  return {
    keep: (offer) => db.transaction().execute((transaction) => keep(transaction, offer)),
    addCandidate: (candidate) =>
      db.transaction().execute((transaction) => addCandidate(transaction, candidate)),
    async drop(visitId) {
      await db.deleteFrom("offers").where("visitId", "=", visitId).execute();
    },
  };
}

/** Removes the queued offer of a visit and returns it with its candidates, in the caller's transaction. */
export async function takeOffer(db: Kysely<Schema>, visitId: string): Promise<QueuedOffer | null> {
  const offer = await db.selectFrom("offers").selectAll().where("visitId", "=", visitId).executeTakeFirst();
  if (!offer) return null;
  const candidates = await db
    .selectFrom("candidates")
    .select("candidate")
    .where("offerId", "=", offer.id)
    .orderBy("position")
    .execute();
  await db.deleteFrom("offers").where("id", "=", offer.id).execute();
  return {
    from: offer.participantId,
    fromTab: offer.tabId,
    negotiationId: offer.negotiationId,
    description: { type: "offer", sdp: offer.sdp },
    candidates: candidates.map((row) => Candidate.parse(JSON.parse(row.candidate))),
  };
}

async function keep(db: Kysely<Schema>, offer: OfferToKeep): Promise<boolean> {
  if (!(await isWaiting(db, offer.visitId))) return false;
  const { visitId, negotiationId, fromTab: tabId } = offer;
  const sdp = offer.description.sdp;
  const again = await db
    .updateTable("offers")
    .set({ sdp, tabId })
    .where("visitId", "=", visitId)
    .where("negotiationId", "=", negotiationId)
    .executeTakeFirst();
  if (again.numUpdatedRows > 0n) return true;
  await db.deleteFrom("offers").where("visitId", "=", visitId).execute();
  await db
    .insertInto("offers")
    .values({ id: uuidv7(), visitId, participantId: offer.from, tabId, negotiationId, sdp })
    .execute();
  return true;
}

async function addCandidate(db: Kysely<Schema>, candidate: CandidateToKeep) {
  if (!(await isWaiting(db, candidate.visitId))) return "not-waiting";
  const offer = await db
    .selectFrom("offers")
    .select("id")
    .where("visitId", "=", candidate.visitId)
    .where("participantId", "=", candidate.from)
    .where("negotiationId", "=", candidate.negotiationId)
    .executeTakeFirst();
  if (!offer) return "unknown-negotiation";
  const { kept } = await db
    .selectFrom("candidates")
    .select((eb) => eb.fn.countAll().as("kept"))
    .where("offerId", "=", offer.id)
    .executeTakeFirstOrThrow();
  const position = Number(kept);
  if (position >= MAX_QUEUED_CANDIDATES) return "full";
  await db
    .insertInto("candidates")
    .values({ offerId: offer.id, position, candidate: JSON.stringify(candidate.candidate) })
    .execute();
  return "kept";
}

async function isWaiting(db: Kysely<Schema>, visitId: string): Promise<boolean> {
  const visit = await db.selectFrom("visits").select("state").where("id", "=", visitId).executeTakeFirst();
  return visit?.state === "waiting";
}

import { type Candidate, MAX_QUEUED_CANDIDATES, type QueuedOffer } from "@televisit/protocol/signal";
import { type Kysely, type Selectable, sql } from "kysely";
import { compileOnce } from "./compileOnce.ts";
import type { Transact } from "./groupCommit.ts";
import type { Schema } from "./schema.ts";
import type { CandidateToKeep, OfferStore, OfferToKeep } from "./store.ts";

/** The offer queue over a database. */
export function offerStore(db: Kysely<Schema>, transact: Transact): OfferStore {
  return {
    keep: (offer) => transact((transaction) => keep(transaction, offer)),
    addCandidate: (candidate) => transact((transaction) => addCandidate(transaction, candidate)),
    async drop(visitId) {
      await deleteOffer(db, { visitId });
    },
  };
}

/** Removes the queued offer of a visit and returns it with its candidates, in the caller's transaction. */
export async function takeOffer(db: Kysely<Schema>, visitId: string): Promise<QueuedOffer | null> {
  const [offer] = (await deleteOffer(db, { visitId })).rows;
  if (!offer) return null;
  return {
    from: offer.participantId,
    fromTab: offer.tabId,
    negotiationId: offer.negotiationId,
    description: { type: "offer", sdp: offer.sdp },
    candidates: fromLines(offer.candidates),
  };
}

/** The ids of the visits whose offer is in the table. */
export async function visitsWithOffer(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db.selectFrom("offers").select("visitId").execute();
  return rows.map(({ visitId }) => visitId);
}

async function keep(db: Kysely<Schema>, offer: OfferToKeep): Promise<boolean> {
  const { visitId, from, fromTab, negotiationId, description, candidates = [], onlyPage = null } = offer;
  const { numAffectedRows } = await insertOffer(db, {
    visitId,
    participantId: from,
    tabId: fromTab,
    negotiationId,
    sdp: description.sdp,
    candidates: candidates.map(toLine).join(""),
    candidateCount: candidates.length,
    onlyPage,
  });
  return numAffectedRows !== 0n;
}

async function addCandidate(db: Kysely<Schema>, { candidate, onlyPage, ...key }: CandidateToKeep) {
  const { visitId, from: participantId, negotiationId } = key;
  const offer = { visitId, participantId, negotiationId };
  const added = await appendCandidate(db, { ...offer, line: toLine(candidate), onlyPage: onlyPage ?? null });
  if (added.numAffectedRows !== 0n) return "kept";
  if (!(await isWaiting(db, visitId))) return "not-waiting";
  const { rows } = await findOffer(db, offer);
  return rows.length === 0 ? "unknown-negotiation" : "full";
}

type Offer = Selectable<Schema["offers"]>;
type OfferKey = Pick<Offer, "visitId" | "participantId" | "negotiationId">;

interface Condition {
  readonly onlyPage: string | null;
}

function speaks({ participantId, onlyPage }: Condition & Pick<Offer, "participantId">) {
  return sql<boolean>`(cast(${onlyPage} as text) is null or exists (select 1 from participants
    where participants.id = ${participantId} and participants."tabId" = ${onlyPage}))`;
}

const isSameRound = sql`offers."negotiationId" = excluded."negotiationId"`;

/** Changes nothing while the visit does not wait. The same offer once more keeps its candidates. */
const insertOffer = compileOnce<Offer & Condition, unknown>((db, offer) =>
  db
    .insertInto("offers")
    .columns(["visitId", "participantId", "tabId", "negotiationId", "sdp", "candidates", "candidateCount"])
    .expression((from) =>
      from
        .selectFrom("visits")
        .select([
          "visits.id as visitId",
          sql<string>`${offer.participantId}`.as("participantId"),
          sql<string>`${offer.tabId}`.as("tabId"),
          sql<string>`${offer.negotiationId}`.as("negotiationId"),
          sql<string>`${offer.sdp}`.as("sdp"),
          sql<string>`${offer.candidates}`.as("candidates"),
          sql<number>`cast(${offer.candidateCount} as integer)`.as("candidateCount"),
        ])
        .where("visits.id", "=", offer.visitId)
        .where("visits.state", "=", "waiting")
        .where(speaks(offer)),
    )
    .onConflict((conflict) =>
      conflict.column("visitId").doUpdateSet((given) => ({
        participantId: given.ref("excluded.participantId"),
        tabId: given.ref("excluded.tabId"),
        negotiationId: given.ref("excluded.negotiationId"),
        sdp: given.ref("excluded.sdp"),
        candidates: sql`case when ${isSameRound} then offers.candidates else excluded.candidates end`,
        candidateCount: sql`case when ${isSameRound} then offers."candidateCount" else excluded."candidateCount" end`,
      })),
    ),
);

/** Changes nothing unless the visit waits, with an offer of this round that has room for one more. */
const appendCandidate = compileOnce<OfferKey & Condition & { line: string }, unknown>((db, added) =>
  db
    .updateTable("offers")
    .set({
      candidates: sql<string>`candidates || ${added.line}`,
      candidateCount: sql<number>`"candidateCount" + 1`,
    })
    .where("visitId", "=", added.visitId)
    .where("participantId", "=", added.participantId)
    .where("negotiationId", "=", added.negotiationId)
    .where("candidateCount", "<", MAX_QUEUED_CANDIDATES)
    .where(speaks(added))
    .where((where) =>
      where.exists(
        where
          .selectFrom("visits")
          .select("visits.id")
          .whereRef("visits.id", "=", "offers.visitId")
          .where("visits.state", "=", "waiting"),
      ),
    ),
);

const findOffer = compileOnce<OfferKey, Pick<Offer, "visitId">>((db, offer) =>
  db
    .selectFrom("offers")
    .select("visitId")
    .where("visitId", "=", offer.visitId)
    .where("participantId", "=", offer.participantId)
    .where("negotiationId", "=", offer.negotiationId),
);

const deleteOffer = compileOnce<{ visitId: string }, Omit<Offer, "visitId" | "candidateCount">>(
  (db, { visitId }) =>
    db
      .deleteFrom("offers")
      .where("visitId", "=", visitId)
      .returning(["participantId", "tabId", "negotiationId", "sdp", "candidates"]),
);

async function isWaiting(db: Kysely<Schema>, visitId: string): Promise<boolean> {
  const visit = await db.selectFrom("visits").select("state").where("id", "=", visitId).executeTakeFirst();
  return visit?.state === "waiting";
}

function toLine(candidate: Candidate): string {
  return `${JSON.stringify(candidate)}\n`;
}

/** As `toLine` wrote them; they were parsed when they came. */
function fromLines(lines: string): Candidate[] {
  return JSON.parse(`[${lines.trimEnd().replaceAll("\n", ",")}]`) as Candidate[];
}

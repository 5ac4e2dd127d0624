import { type Kysely, sql } from "kysely";
import { appendFact } from "./auditChain.ts";
import { compileOnce } from "./compileOnce.ts";
import type { Transact } from "./groupCommit.ts";
import { takeOffer } from "./offerStore.ts";
import { claimPage } from "./participantStore.ts";
import type { Schema } from "./schema.ts";
import type { VisitChange, VisitChangeResult, VisitRecord, VisitStore } from "./store.ts";
import { type RecordRow, selectVisits, toRecords, visitColumns } from "./visitRecords.ts";

/** Visits over a database. */
export function visitStore(db: Kysely<Schema>, transact: Transact): VisitStore {
  return {
    async find(visitId): Promise<VisitRecord | null> {
      const [record] = toRecords((await findVisit(db, { visitId })).rows);
      return record ?? null;
    },
    open: async (professionalId) => toRecords((await findOpen(db, { professionalId })).rows),
    async place(visitId) {
      const [found] = (await findPlace(db, { visitId })).rows;
      return found ? Number(found.ahead) + 1 : null;
    },
    async countByState() {
      const rows = await db
        .selectFrom("visits")
        .select(["state", (count) => count.fn.countAll().as("count")])
        .groupBy("state")
        .execute();
      return new Map(rows.map(({ state, count }) => [state, Number(count)]));
    },
    change: (change) => transact((transaction) => applyChange(transaction, change)),
  };
}

async function applyChange(db: Kysely<Schema>, change: VisitChange): Promise<VisitChangeResult> {
  const { visitId, version, next } = change;
  const updated = await changeVisit(db, {
    visitId,
    version,
    nextVersion: version + 1,
    ...visitColumns(next),
  });
  if (updated.numAffectedRows === 0n) return { applied: false, released: null };
  if (next.state === "ended") {
    await db
      .updateTable("appointments")
      .set({ status: next.reason === "ended" ? "ended" : "cancelled" })
      .where("id", "=", db.selectFrom("visits").select("appointmentId").where("visits.id", "=", visitId))
      .execute();
  }
  if (change.claim) await claimPage(db, change.claim.participantId, change.claim.tabId);
  const released = next.state === "waiting" || change.noneInTable ? null : await takeOffer(db, visitId);
  await appendFact(db, change.fact);
  return { applied: true, released };
}

const findVisit = compileOnce<{ visitId: string }, RecordRow>((db, { visitId }) =>
  selectVisits(db).where("visits.id", "=", visitId),
);

const findOpen = compileOnce<{ professionalId: string }, RecordRow>((db, { professionalId }) =>
  selectVisits(db)
    .where("visits.professionalId", "=", professionalId)
    .where("visits.state", "in", ["waiting", "admitted"]),
);

/** The order is that of `waitingOrder`, as one range of an index: nobody's place takes reading the others. */
const findPlace = compileOnce<{ visitId: string }, { ahead: number | string }>((db, { visitId }) =>
  db
    .selectFrom("visits as mine")
    .select((select) =>
      select
        .selectFrom("visits")
        .select((count) => count.fn.countAll<number | string>().as("ahead"))
        .whereRef("visits.professionalId", "=", "mine.professionalId")
        .where("visits.state", "=", "waiting")
        .where((where) =>
          where(
            where.refTuple("visits.turn", "visits.waitingSince", "visits.id"),
            "<",
            where.refTuple("mine.turn", "mine.waitingSince", "mine.id"),
          ),
        )
        .as("ahead"),
    )
    .where("mine.id", "=", visitId)
    .where("mine.state", "=", "waiting")
    .$castTo<{ ahead: number | string }>(),
);

type Step = Pick<VisitChange, "visitId" | "version"> & { nextVersion: number };

/** The condition makes exactly one of two simultaneous changes win, on any database. */
const changeVisit = compileOnce<Step & ReturnType<typeof visitColumns>, unknown>((db, step) =>
  db
    .updateTable("visits")
    .set((visit) => ({
      state: step.state,
      waitingSince: step.waitingSince,
      turn: visit
        .selectFrom("appointments")
        .whereRef("appointments.id", "=", "visits.appointmentId")
        .select(laterThanStart(step.waitingSince).as("turn")),
      sentBack: step.sentBack,
      admittedAt: step.admittedAt,
      endedAt: step.endedAt,
      endReason: step.endReason,
      version: step.nextVersion,
    }))
    .where("id", "=", step.visitId)
    .where("version", "=", step.version),
);

function laterThanStart(instant: string | null) {
  return sql<string | null>`case when "startsAt" > ${instant} then "startsAt" else ${instant} end`;
}

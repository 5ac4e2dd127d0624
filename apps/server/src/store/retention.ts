import type { Kysely } from "kysely";
import { appendFact } from "./auditChain.ts";
import type { Schema } from "./schema.ts";

/**
 * Deletes every visit that began before an instant (ISO 8601) and is over, or was never come to, with its
 * appointment, its people and their names. The audit trail stays: it holds ids alone, and would not be whole without.
 * @returns how many visits are gone
 */
export function deleteVisitsBefore(db: Kysely<Schema>, instant: string, now: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const old = await transaction
      .selectFrom("visits")
      .innerJoin("appointments", "appointments.id", "visits.appointmentId")
      .select(["visits.id as visitId", "appointments.id as appointmentId"])
      .where("appointments.startsAt", "<", instant)
      .where("visits.state", "in", ["expected", "ended"])
      .where((where) =>
        where.or([where("visits.endedAt", "is", null), where("visits.endedAt", "<", instant)]),
      )
      .execute();
    for (const { visitId, appointmentId } of old) {
      await transaction.deleteFrom("offers").where("visitId", "=", visitId).execute();
      await transaction.deleteFrom("participants").where("visitId", "=", visitId).execute();
      await transaction.deleteFrom("visits").where("id", "=", visitId).execute();
      await transaction.deleteFrom("appointments").where("id", "=", appointmentId).execute();
    }
    const fact = { at: now, actor: "host", action: "retention", visitId: null };
    if (old.length > 0) await appendFact(transaction, fact);
    return old.length;
  });
}

import type { Kysely } from "kysely";

/** Room for guests: participants with a link, a waiting room and an admission of their own. */
export async function m0004Guests(db: Kysely<unknown>): Promise<void> {
  for (const column of ["relation", "linkId", "linkIssuedAt", "waitingSince", "admittedTo"]) {
    await db.schema.alterTable("participants").addColumn(column, "text").execute();
  }
}

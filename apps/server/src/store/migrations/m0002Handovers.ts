import type { Kysely } from "kysely";

/** Room for the code by which a participant moves to another device. */
export async function m0002Handovers(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("participants").addColumn("handoverId", "text").execute();
}

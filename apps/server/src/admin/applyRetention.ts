import { sql } from "kysely";
import { deleteVisitsBefore } from "../store/retention.ts";
import type { Command } from "./command.ts";
import { withService } from "./openService.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Deletes what is past its time, so that it is not in the file any more either. */
export const applyRetention: Command = {
  usage: "  deletes visits, appointments and names that are older than RETENTION_DAYS",
  async run(_args, { say }) {
    const now = new Date();
    await withService(async ({ db, kind, config: { retentionDays } }) => {
      const limit = new Date(now.getTime() - retentionDays * DAY).toISOString();
      // Deleted rows are overwritten with zeros (sqlite.org/pragma.html#pragma_secure_delete).
      if (kind === "sqlite") await sql`PRAGMA secure_delete = ON`.execute(db);
      const count = await deleteVisitsBefore(db, limit, now.toISOString());
      if (kind === "sqlite") await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
      say(`${count} visits from before ${limit} are deleted`);
    });
  },
};

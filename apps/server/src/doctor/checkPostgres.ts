import { pendingMigrations } from "../store/openDatabase.ts";
import { openPostgres } from "../store/postgres/openPostgres.ts";
import { Finding, reasonOf } from "./check.ts";

/** Whether Postgres answers and its tables are those of this program; nothing is changed. */
export async function checkPostgres(url: string): Promise<string> {
  const { host, pathname } = new URL(url); // without the password
  const { db } = await openPostgres(url).catch((cause: unknown) => {
    const remedy = "start Postgres, and see that the user, password and database in DATABASE_URL are right";
    throw new Finding(`Postgres at ${host}${pathname} cannot be used: ${reasonOf(cause)}`, remedy, { cause });
  });
  try {
    const pending = await pendingMigrations(db);
    if (pending.length === 0) return `Postgres at ${host}${pathname}`;
    const remedy = "restart the server: it brings the tables up to date";
    throw new Finding(`its tables are older than this program (${pending.join(", ")} is missing)`, remedy);
  } finally {
    await db.destroy();
  }
}

import type { Config } from "../config.ts";

/**
 * Copies are of the embedded database. Throws where Postgres has taken its place: what is left of the embedded one
 * there is old, and a copy of it would pass for one of today.
 */
export function embeddedOnly({ databaseUrl }: Pick<Config, "databaseUrl">): void {
  if (databaseUrl === null) return;
  throw new Error(
    "DATABASE_URL is set: use pg_dump and pg_restore (deploy/README.md) for a database in Postgres",
  );
}

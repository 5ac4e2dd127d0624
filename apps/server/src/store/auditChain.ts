import { hash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { compileOnce } from "./compileOnce.ts";
import type { Transact } from "./groupCommit.ts";
import type { Schema } from "./schema.ts";
import type { AuditEntry, AuditFact, AuditStore } from "./store.ts";

/** The hash before the first entry. */
const GENESIS = "0".repeat(64);

/** Appends a fact inside the caller's transaction, so that the fact and the change it tells stand or fall together. */
export async function appendFact(db: Kysely<Schema>, fact: AuditFact): Promise<void> {
  const last = lastIn.get(db) ?? (await findLast(db, {})).rows[0];
  const previousHash = last?.hash ?? GENESIS;
  const { at, actor, action, visitId } = fact;
  const sequence = (last?.sequence ?? 0) + 1;
  const entry = { sequence, hash: chainHash(previousHash, fact) };
  await insertEntry(db, { ...entry, at, actor, action, visitId, previousHash });
  lastIn.set(db, entry);
}

/** The last entry that a transaction has written: many share one, and nobody else can write before it ends. */
const lastIn = new WeakMap<Kysely<Schema>, Pick<AuditEntry, "sequence" | "hash">>();

const findLast = compileOnce<object, Pick<AuditEntry, "sequence" | "hash">>((db) =>
  // SQLite plans by the limit, and prepares a statement that has it as a parameter anew each time.
  db.selectFrom("audit").select(["sequence", "hash"]).orderBy("sequence", "desc").limit(sql.lit(1)),
);

const insertEntry = compileOnce<AuditEntry, unknown>((db, entry) =>
  db.insertInto("audit").values({
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    visitId: entry.visitId,
    previousHash: entry.previousHash,
    hash: entry.hash,
  }),
);

/** The hash of an entry: over the one before and every field, so that no entry can change, vanish or move. */
function chainHash(previousHash: string, fact: AuditFact): string {
  const content = JSON.stringify([previousHash, fact.at, fact.actor, fact.action, fact.visitId]);
  return hash("sha256", content, "hex");
}

/** The sequence number of the first entry that does not continue the chain; null when the trail is whole. */
export function firstBrokenEntry(entries: readonly AuditEntry[]): number | null {
  let previousHash = GENESIS;
  for (const entry of entries) {
    if (entry.previousHash !== previousHash || entry.hash !== chainHash(previousHash, entry)) {
      return entry.sequence;
    }
    previousHash = entry.hash;
  }
  return null;
}

/** The audit trail over a database. */
export function auditStore(db: Kysely<Schema>, transact: Transact): AuditStore {
  return {
    append: (fact) => transact((transaction) => appendFact(transaction, fact)),
    entries: () => readTrail(db),
  };
}

/** The whole trail, oldest first. */
export function readTrail(db: Kysely<Schema>): Promise<AuditEntry[]> {
  return db.selectFrom("audit").selectAll().orderBy("sequence").execute();
}

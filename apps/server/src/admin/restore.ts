import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { loadConfig } from "../config.ts";
import { type Command, UsageError } from "./command.ts";
import { embeddedOnly } from "./embeddedOnly.ts";
import { verifyCopy } from "./verifyCopy.ts";

/** A group that is not changed (chown(2)). */
const SAME = -1;

/** Puts a copy in place of the embedded database, with the server stopped; what was there stays beside it. */
export const restore: Command = {
  usage: "--from <file>   puts a copy in place; the server must be stopped",
  async run(args, { say }) {
    const { values } = parseArgs({ args: [...args], options: { from: { type: "string" } } });
    if (!values.from) throw new UsageError("a copy is needed");
    const config = loadConfig();
    embeddedOnly(config);
    const copy = resolve(values.from);
    if (!existsSync(copy)) throw new Error(`There is no ${copy}`);
    const { visits, entries } = await verifyCopy(copy);
    const { dataDir } = config;
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const file = join(dataDir, "televisit.sqlite");
    if (existsSync(file)) say(`What was there is ${setAside(file)}`);
    copyFileSync(copy, `${file}.unfinished`);
    chmodSync(`${file}.unfinished`, 0o600);
    // The service runs as a user of its own, a host as root.
    chownSync(`${file}.unfinished`, statSync(dataDir).uid, SAME);
    renameSync(`${file}.unfinished`, file);
    say(`${file}: ${visits} visits, ${entries} audit entries`);
  },
};

/** Moves a database out of the way. Throws when somebody uses it. */
function setAside(file: string): string {
  mustBeUnused(file);
  const aside = `${file}.before-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  renameSync(file, aside);
  for (const rest of ["-wal", "-shm"]) rmSync(file + rest, { force: true });
  return aside;
}

/** Leaving the write-ahead log writes everything into the one file, and only the last connection can do that. */
function mustBeUnused(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA journal_mode = DELETE");
  } catch (cause) {
    const isLocked = cause instanceof Error && /locked/.test(cause.message);
    if (isLocked) throw new Error("The server runs: stop it before a copy is put in place", { cause });
    // A database that cannot be read is what a copy is for.
  } finally {
    database.close();
  }
}

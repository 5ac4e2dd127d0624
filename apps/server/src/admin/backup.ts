import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { backup as copyDatabase, DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { type Config, loadConfig } from "../config.ts";
import { type Command, UsageError } from "./command.ts";
import { embeddedOnly } from "./embeddedOnly.ts";
import { verifyCopy } from "./verifyCopy.ts";

const NAME = /^televisit-\d{8}T\d{6}Z\.sqlite$/;

/** Copies the embedded database while the server runs; a copy counts only once it was read from end to end. */
export const backup: Command = {
  usage:
    "--to <folder> [--keep <number>]   copies the embedded database, and deletes older copies than so many",
  async run(args, { say }) {
    const { values } = parseArgs({
      args: [...args],
      options: { to: { type: "string" }, keep: { type: "string" } },
    });
    const keep = values.keep === undefined ? Number.POSITIVE_INFINITY : Number(values.keep);
    if (!values.to || !(keep >= 1)) throw new UsageError("a folder is needed");
    const config = loadConfig();
    embeddedOnly(config);
    const source = databaseFile(config);
    const folder = resolve(values.to);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = `televisit-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}.sqlite`;
    const { visits, entries } = await copyTo(join(folder, name), source);
    for (const old of readdirSync(folder)
      .filter((file) => NAME.test(file))
      .toSorted()
      .toReversed()
      .slice(keep))
      rmSync(join(folder, old));
    say(`${join(folder, name)}: ${visits} visits, ${entries} audit entries, read from end to end`);
  },
};

async function copyTo(file: string, source: string) {
  const unfinished = `${file}.unfinished`;
  const database = new DatabaseSync(source, { timeout: 5000 });
  try {
    await copyDatabase(database, unfinished);
    chmodSync(unfinished, 0o600);
    makeOneFile(unfinished);
    const found = await verifyCopy(unfinished);
    renameSync(unfinished, file);
    return found;
  } finally {
    database.close();
    rmSync(unfinished, { force: true });
  }
}

/** A database with a write-ahead log is two or three files while it is open; a copy is one. */
function makeOneFile(file: string): void {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = DELETE");
  database.close();
}

/** The embedded database. Throws when there is none. */
function databaseFile({ dataDir }: Pick<Config, "dataDir">): string {
  const file = join(dataDir, "televisit.sqlite");
  if (!existsSync(file)) throw new Error(`There is no database in ${dataDir}`);
  return file;
}

import { loadConfig } from "../config.ts";
import { moveTables } from "../store/moveTables.ts";
import { type Command, UsageError } from "./command.ts";
import { withData } from "./openService.ts";

/** Copies everything from the embedded database into an empty Postgres, and proves that all of it arrived. */
export const moveToPostgres: Command = {
  usage: "  (from DATA_DIR into the empty database at DATABASE_URL; stop the server before)",
  async run(args, { say }) {
    const config = loadConfig();
    if (args.length > 0) throw new UsageError("it takes no options");
    if (config.databaseUrl === null) throw new Error("DATABASE_URL must name the Postgres to move to");
    const moved = await withData({ ...config, databaseUrl: null }, (from) =>
      withData(config, (to) => moveTables(from.db, to.db)),
    );
    for (const { name, rows, hash } of moved) say(`${name}: ${rows} rows, sha256 ${hash}`);
    say("Everything arrived, and the audit trail is whole.");
    say(
      "Start the service with this DATABASE_URL and the same AUTH_SECRET; without one, with the same DATA_DIR.",
    );
  },
};

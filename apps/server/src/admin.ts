import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { PersonName } from "@televisit/protocol/ids";
import { pino } from "pino";
import * as z from "zod/mini";
import { openProfessionals } from "./auth/professionals.ts";
import { loadConfig } from "./config.ts";
import { openDatabase } from "./store/openDatabase.ts";

const USAGE =
  "Usage: admin.ts create-professional --email <address> --name <name>   (the password on stdin, or none)";

/** What a host does by hand; the first account of a production server is made here. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { email: { type: "string" }, name: { type: "string" } },
  });
  const account = z.object({ email: z.email(), name: PersonName }).safeParse(values);
  if (positionals[0] !== "create-professional" || !account.success) throw new Error(USAGE);
  const given = process.stdin.isTTY ? "" : (await text(process.stdin)).trimEnd();
  const password = given || randomBytes(15).toString("base64url");
  await createProfessional({ ...account.data, password });
  process.stdout.write(`Created ${account.data.email}\n`);
  if (!given) process.stdout.write(`Password: ${password}\n`);
}

async function createProfessional(account: { email: string; name: string; password: string }): Promise<void> {
  const config = loadConfig();
  const log = pino({ level: "silent" });
  const db = await openDatabase(config.dataDir);
  try {
    const now = () => new Date();
    const professionals = await openProfessionals({ db, config, log, onSessionEnded: () => undefined, now });
    await professionals.create(account);
  } finally {
    await db.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

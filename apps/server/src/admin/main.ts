import { text } from "node:stream/consumers";
import { disableProfessional, enableProfessional, listProfessionals, resetPassword } from "./accounts.ts";
import { applyRetention } from "./applyRetention.ts";
import { verifyAudit } from "./audit.ts";
import { backup } from "./backup.ts";
import { type Command, UsageError } from "./command.ts";
import { createProfessional } from "./createProfessional.ts";
import { moveToPostgres } from "./moveToPostgres.ts";
import { restore } from "./restore.ts";

/** What a host does by hand, by name. */
const commands: Readonly<Record<string, Command>> = {
  "create-professional": createProfessional,
  "list-professionals": listProfessionals,
  "disable-professional": disableProfessional,
  "enable-professional": enableProfessional,
  "reset-password": resetPassword,
  backup,
  restore,
  "verify-audit": verifyAudit,
  "apply-retention": applyRetention,
  "move-to-postgres": moveToPostgres,
};

const terminal = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  input: async () => (process.stdin.isTTY ? "" : (await text(process.stdin)).trimEnd()),
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, command]) => `  ${name} ${command.usage}`);
  return ["Usage: npx televisit admin <command>", ...lines].join("\n");
}

async function main([name = "", ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(usage());
  try {
    await command.run(args, terminal);
  } catch (error) {
    const isUsage = error instanceof UsageError || isOptionError(error);
    throw isUsage ? new UsageError(`Usage: ${name} ${command.usage}`, { cause: error }) : error;
  }
}

/** `parseArgs` says of an option that it does not know. */
function isOptionError(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

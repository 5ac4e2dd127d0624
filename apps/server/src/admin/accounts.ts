import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { type Command, UsageError } from "./command.ts";
import { withService } from "./openService.ts";

function emailIn(args: readonly string[]): string {
  const { values } = parseArgs({ args: [...args], options: { email: { type: "string" } } });
  const email = z.email().safeParse(values.email);
  if (!email.success) throw new UsageError("an address is needed");
  return email.data;
}

export const listProfessionals: Command = {
  usage: "  shows every account",
  async run(_args, { say }) {
    const accounts = await withService(({ professionals }) => professionals.accounts.list());
    for (const { email, name, disabled } of accounts) say(`${email}\t${name}${disabled ? "\tdisabled" : ""}`);
  },
};

/** Ends every session and page of an account within a second, and lets it open no other. */
export const disableProfessional: Command = {
  usage: "--email <address>   ends every session of theirs; they cannot sign in",
  run: (args, { say }) => setDisabled(emailIn(args), true, say),
};

export const enableProfessional: Command = {
  usage: "--email <address>   lets them sign in again",
  run: (args, { say }) => setDisabled(emailIn(args), false, say),
};

async function setDisabled(email: string, disabled: boolean, say: (line: string) => void): Promise<void> {
  const word = disabled ? "disabled" : "enabled";
  await withService(async ({ professionals, audit }) => {
    await professionals.accounts.setDisabled(email, disabled);
    await audit(`professional-${word}`);
  });
  say(`${email} is ${word}`);
}

export const resetPassword: Command = {
  usage:
    "--email <address>   (the new password on stdin, or none to have one made); ends every session of theirs",
  async run(args, { say, input }) {
    const email = emailIn(args);
    const given = await input();
    const password = given || randomBytes(15).toString("base64url");
    await withService(async ({ professionals, audit }) => {
      await professionals.accounts.resetPassword(email, password);
      await audit("password-reset");
    });
    say(`${email} has a new password`);
    if (!given) say(`Password: ${password}`);
  },
};

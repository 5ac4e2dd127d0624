import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { PersonName } from "@televisit/protocol/ids";
import * as z from "zod/mini";
import { type Command, UsageError } from "./command.ts";
import { withService } from "./openService.ts";

/** Makes an account: on a production server, the first one as well. */
export const createProfessional: Command = {
  usage: "--email <address> --name <name>   (the password on stdin, or none to have one made)",
  async run(args, { say, input }) {
    const { values } = parseArgs({
      args: [...args],
      options: { email: { type: "string" }, name: { type: "string" } },
    });
    const account = z.object({ email: z.email(), name: PersonName }).safeParse(values);
    if (!account.success) throw new UsageError("an address and a name are needed");
    const given = await input();
    const password = given || randomBytes(15).toString("base64url");
    await withService(({ professionals }) => professionals.create({ ...account.data, password }));
    say(`Created ${account.data.email}`);
    if (!given) say(`Password: ${password}`);
  },
};

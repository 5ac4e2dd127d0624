import { firstBrokenEntry } from "../store/auditChain.ts";
import type { Command } from "./command.ts";
import { withService } from "./openService.ts";

/** Finds an edit, a deletion and a reordering in the audit trail. */
export const verifyAudit: Command = {
  usage: "  finds an edit, a deletion or a reordering in the audit log",
  async run(_args, { say }) {
    const entries = await withService(({ store }) => store.audit.entries());
    const broken = firstBrokenEntry(entries);
    if (broken !== null)
      throw new Error(`The audit log was changed: entry ${broken} does not follow the one before`);
    const last = entries.at(-1);
    // Whoever keeps this line elsewhere can tell later that nothing was cut off at the end either.
    say(`${entries.length} entries, whole${last ? `; the last, of ${last.at}, is ${last.hash}` : ""}`);
  },
};

import type { BetterAuthOptions } from "better-auth";
import type { Kysely } from "kysely";
import type { Schema } from "../store/schema.ts";
import { openSessionPlugin } from "./openSessionPlugin.ts";
import type { ProfessionalsDependencies } from "./professionals.ts";

/** The header in which our HTTP layer tells better-auth the address that it worked out itself. */
export const ADDRESS_HEADER = "x-televisit-address";

const HOUR = 60 * 60;
/** A session that nobody uses ends after this many seconds (ASVS 7.3.1). */
const IDLE_SESSION_LIMIT = 8 * HOUR;
/** Using a session prolongs it when that was done last so many seconds ago. */
const PROLONG_AFTER = 5 * 60;
/** A session that has at least so many ms left has been prolonged lately. */
export const LATELY_PROLONGED = (IDLE_SESSION_LIMIT - PROLONG_AFTER) * 1000;

/** How better-auth keeps professional accounts here. */
export function professionalOptions({ database, config, log, onSessionEnded }: ProfessionalsDependencies) {
  return {
    appName: "Televisit",
    baseURL: config.publicUrl,
    basePath: "/api/auth",
    secret: config.keys.professionals,
    database: { db: database.db, type: database.kind, transaction: false },
    trustedOrigins: [...config.allowedOrigins],
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      additionalFields: { disabled: { type: "boolean", required: false, input: false, returned: false } },
    },
    session: { expiresIn: IDLE_SESSION_LIMIT, updateAge: PROLONG_AFTER, cookieCache: { enabled: false } },
    // Its own count is one process's: http/rateLimits.ts counts for all of them.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: config.secure,
      cookiePrefix: "televisit",
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: "uuid" },
    },
    databaseHooks: sessionHooks(database.db, onSessionEnded),
    logger: { log: (level, message) => log[level]({ component: "accounts" }, message) },
    plugins: [openSessionPlugin],
  } satisfies BetterAuthOptions;
}

function sessionHooks(
  db: Kysely<Schema>,
  onSessionEnded: ProfessionalsDependencies["onSessionEnded"],
): BetterAuthOptions["databaseHooks"] {
  return {
    session: {
      // However a session comes about, a disabled professional gets none.
      create: { before: async ({ userId }) => ((await isDisabled(db, userId)) ? false : undefined) },
      delete: { after: (session) => Promise.resolve(onSessionEnded(session.id)) },
    },
  };
}

async function isDisabled(db: Kysely<Schema>, userId: string): Promise<boolean> {
  const user = await db.selectFrom("user").select("disabled").where("id", "=", userId).executeTakeFirst();
  return Boolean(user?.disabled);
}

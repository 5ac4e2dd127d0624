import { betterAuth, type User } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Database } from "../store/openDatabase.ts";
import type { Schema } from "../store/schema.ts";
import { currentSession } from "./currentSession.ts";
import { isLive } from "./isLive.ts";
import { type ProfessionalAccounts, professionalAccounts } from "./professionalAccounts.ts";
import { professionalOptions } from "./professionalOptions.ts";
import { type ProfessionalSessions, professionalSessions } from "./professionalSessions.ts";
import { requireGoodPassword } from "./requireGoodPassword.ts";

/** A signed-in professional and the session that says so. */
export interface ProfessionalIdentity {
  readonly professionalId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  /** Set-Cookie headers to send along when using the session has prolonged it. */
  readonly cookies: readonly string[];
}

interface NewProfessional {
  readonly email: string;
  readonly name: string;
  /** At least 12 characters, and none that is easy to guess. */
  readonly password: string;
}

/** The accounts and sessions of professionals. */
export interface Professionals {
  readonly accounts: ProfessionalAccounts;
  readonly sessions: ProfessionalSessions;
  /** Answers a request under /api/auth. */
  handle(request: Request): Promise<Response>;
  /** Who a Cookie header belongs to; null when nobody is signed in. */
  identify(cookieHeader: string | undefined): Promise<ProfessionalIdentity | null>;
  /** Makes an account and returns its id. Throws when the e-mail is taken or the password is refused. */
  create(account: NewProfessional): Promise<string>;
  /** The id of an account; null when there is none. */
  findByEmail(email: string): Promise<string | null>;
  /** Opens a session without a password, for the demonstration; the response carries its cookie. */
  openSession(professionalId: string): Promise<Response>;
  /** Those of the sessions that are still good at `now`. */
  liveSessions(sessionIds: readonly string[], now: Date): Promise<Set<string>>;
}

export interface ProfessionalsDependencies {
  readonly database: Database;
  readonly config: Pick<Config, "publicUrl" | "secure" | "allowedOrigins" | "keys">;
  readonly log: Logger;
  /** Called after a session ended: by sign-out, by revocation or with its account. */
  readonly onSessionEnded: (sessionId: string) => void;
  readonly now: () => Date;
}

/** Opens the accounts over the shared database and brings their tables up to date. */
export async function openProfessionals(dependencies: ProfessionalsDependencies): Promise<Professionals> {
  const options = professionalOptions(dependencies);
  await dependencies.database.exclusively(async () => (await getMigrations(options)).runMigrations());
  const auth = betterAuth(options);
  // Accounts are made by the host, never over HTTP: this twin may sign up, and has no route.
  const registrar = betterAuth({
    ...options,
    emailAndPassword: { ...options.emailAndPassword, disableSignUp: false, autoSignIn: false },
  });
  const context = await auth.$context;
  const { internalAdapter, secret } = context;
  const { db } = dependencies.database;
  const cookieName = context.authCookies.sessionToken.name;
  const current = currentSession({ db, cookieName, secret, now: dependencies.now });
  const findByEmail = async (email: string) => {
    const found = await internalAdapter.findUserByEmail(email.toLowerCase());
    return found?.user.id ?? null;
  };
  return {
    accounts: professionalAccounts(context),
    sessions: professionalSessions(internalAdapter, dependencies.now),
    handle: (request) => auth.handler(request),
    async identify(cookieHeader) {
      if (!cookieHeader) return null;
      return (await current(cookieHeader)) ?? (await judge(auth, cookieHeader, dependencies.now()));
    },
    async create(account) {
      // better-auth answers a taken e-mail with an invented account, to hide it from strangers.
      if (await findByEmail(account.email)) throw new Error("this e-mail has an account already");
      await requireGoodPassword(account.password, account, context.password.config);
      const { user } = await registrar.api.signUpEmail({ body: account });
      return user.id;
    },
    findByEmail,
    openSession: (professionalId) => auth.api.openSession({ body: { professionalId }, asResponse: true }),
    liveSessions: (sessionIds, now) => liveSessions(db, sessionIds, now),
  };
}

type Auth = ReturnType<typeof betterAuth<ReturnType<typeof professionalOptions>>>;

/** Who a Cookie header belongs to, as better-auth says, which prolongs a session or deletes one that is over. */
async function judge(auth: Auth, cookie: string, now: Date): Promise<ProfessionalIdentity | null> {
  const headers = new Headers({ cookie });
  const { headers: reply, response } = await auth.api.getSession({ headers, returnHeaders: true });
  if (!response) return null;
  const { session, user } = response;
  if (isLive(session, now)) return toIdentity(user, session.id, reply.getSetCookie());
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteSession(session.token);
  return null;
}

/** Read past better-auth, because it is asked for every connected page at every tick. */
async function liveSessions(
  db: Kysely<Schema>,
  sessionIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const found = await db
    .selectFrom("session")
    .select(["id", "createdAt", "expiresAt"])
    .where("id", "in", sessionIds)
    .execute();
  return new Set(found.filter((session) => isLive(session, now)).map((session) => session.id));
}

function toIdentity(user: User, sessionId: string, cookies: readonly string[]): ProfessionalIdentity {
  return { professionalId: user.id, name: user.name, email: user.email, sessionId, cookies };
}

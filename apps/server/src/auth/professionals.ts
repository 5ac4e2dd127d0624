import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Schema } from "../store/schema.ts";
import { professionalOptions } from "./professionalOptions.ts";

/** A signed-in professional and the session that says so. */
export interface ProfessionalIdentity {
  readonly professionalId: string;
  readonly name: string;
  readonly sessionId: string;
}

export interface NewProfessional {
  readonly email: string;
  readonly name: string;
  /** At least 12 characters. */
  readonly password: string;
}

/** The accounts and sessions of professionals. */
export interface Professionals {
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
  readonly db: Kysely<Schema>;
  readonly config: Pick<Config, "publicUrl" | "secure" | "allowedOrigins" | "keys">;
  readonly log: Logger;
  /** Called after a session ended: by sign-out, by revocation or with its account. */
  readonly onSessionEnded: (sessionId: string) => void;
}

/** A session ends this long after sign-in, in milliseconds, however busy it is (ASVS 7.3.2). */
const ABSOLUTE_SESSION_LIMIT = 24 * 60 * 60 * 1000;

/** Opens the accounts over the shared database and brings their tables up to date. */
export async function openProfessionals(dependencies: ProfessionalsDependencies): Promise<Professionals> {
  const options = professionalOptions(dependencies);
  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);
  // Accounts are made by the host, never over HTTP: this twin may sign up, and has no route.
  const registrar = betterAuth({
    ...options,
    emailAndPassword: { ...options.emailAndPassword, disableSignUp: false, autoSignIn: false },
  });
  const { internalAdapter, adapter } = await auth.$context;

  return {
    handle: (request) => auth.handler(request),
    async identify(cookieHeader) {
      if (!cookieHeader) return null;
      const headers = new Headers({ cookie: cookieHeader });
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (!found) return null;
      const { session, user } = found;
      if (isLive(session, new Date()))
        return { professionalId: user.id, name: user.name, sessionId: session.id };
      await internalAdapter.deleteSession(session.token);
      return null;
    },
    async create(account) {
      // better-auth answers a taken e-mail with an invented account, to hide it from strangers.
      if (await internalAdapter.findUserByEmail(account.email.toLowerCase()))
        throw new Error("the e-mail has an account");
      const { user } = await registrar.api.signUpEmail({ body: account });
      return user.id;
    },
    async findByEmail(email) {
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found?.user.id ?? null;
    },
    openSession: (professionalId) => auth.api.openSession({ body: { professionalId }, asResponse: true }),
    async liveSessions(sessionIds, now) {
      const where = [{ field: "id", operator: "in" as const, value: [...sessionIds] }];
      const found = await adapter.findMany<SessionTimes & { id: string }>({
        model: "session",
        where,
        limit: sessionIds.length,
      });
      return new Set(found.filter((session) => isLive(session, now)).map((session) => session.id));
    },
  };
}

interface SessionTimes {
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

function isLive(session: SessionTimes, now: Date): boolean {
  return session.expiresAt > now && now.getTime() - session.createdAt.getTime() < ABSOLUTE_SESSION_LIMIT;
}

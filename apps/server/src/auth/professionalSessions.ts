import type { betterAuth } from "better-auth";
import { isLive } from "./isLive.ts";

/** One place where a professional is signed in. */
interface OpenSession {
  readonly id: string;
  readonly signedInAt: Date;
  /** To a few minutes, see `updateAge`. */
  readonly usedAt: Date;
  readonly userAgent: string;
}

/** What a professional does with their own sessions. */
export interface ProfessionalSessions {
  /** Those that are good, from the one that was used last. */
  list(professionalId: string): Promise<OpenSession[]>;
  /** Ends one of theirs, with its sockets. False when they have none of this id. */
  end(professionalId: string, sessionId: string): Promise<boolean>;
}

/** As much of better-auth's adapter as this takes. */
type Adapter = Pick<
  Awaited<ReturnType<typeof betterAuth>["$context"]>["internalAdapter"],
  "listSessions" | "deleteSession"
>;

/** Longer than what a browser calls itself. */
const MOST_CHARACTERS = 500;

/** Sessions over better-auth's own table. */
export function professionalSessions(adapter: Adapter, now: () => Date): ProfessionalSessions {
  const good = async (professionalId: string) =>
    (await adapter.listSessions(professionalId)).filter((session) => isLive(session, now()));
  return {
    async list(professionalId) {
      const sessions = (await good(professionalId)).map(({ id, createdAt, updatedAt, userAgent }) => ({
        id,
        signedInAt: new Date(createdAt),
        usedAt: new Date(updatedAt),
        userAgent: (userAgent ?? "").slice(0, MOST_CHARACTERS),
      }));
      return sessions.toSorted((one, other) => other.usedAt.getTime() - one.usedAt.getTime());
    },
    async end(professionalId, sessionId) {
      const session = (await good(professionalId)).find(({ id }) => id === sessionId);
      if (!session) return false;
      await adapter.deleteSession(session.token);
      return true;
    },
  };
}

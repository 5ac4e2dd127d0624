import { RoomSessionClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import { parseCookies } from "better-auth/cookies";
import { v4 as uuidv4 } from "uuid";
import { signToken, verifySignature } from "./signedToken.ts";

/** How long a session can be used, in ms: a working day. */
const LIFETIME = 12 * 60 * 60 * 1000;

/** A page's right to speak as one participant in instant rooms. */
export interface RoomSession {
  readonly participantId: string;
  readonly expiresAt: Date;
}

/** A session with the token for the cookie that carries it. */
export interface NewRoomSession extends RoomSession {
  readonly token: string;
}

/** Sessions for rooms: each tab has one of its own, so that one browser can show both sides of a room. */
export interface RoomSessions {
  cookieName(participantId: string): string;
  /** A session for somebody new. */
  open(now: Date): NewRoomSession;
  /** The session of a participant in a Cookie header. Throws `unauthenticated` when there is no valid one. */
  read(cookieHeader: string | undefined, participantId: string, now: Date): RoomSession;
  /** Every valid session in a Cookie header. */
  readAll(cookieHeader: string | undefined, now: Date): RoomSession[];
}

/** Room sessions signed with `key`; `secure` when the service is reached over HTTPS. */
export function roomSessions(key: string, secure: boolean): RoomSessions {
  const prefix = `${secure ? "__Host-" : ""}televisit_room_`;
  const cookieName = (participantId: string) => prefix + participantId.replaceAll("-", "");
  const readAll = (cookieHeader: string | undefined, now: Date) =>
    [...parseCookies(cookieHeader ?? "")]
      .filter(([name]) => name.startsWith(prefix))
      .flatMap(([name, token]) => {
        const session = verify(token, key, now);
        return session && name === cookieName(session.participantId) ? session : [];
      });
  return {
    cookieName,
    open(now) {
      const participantId = uuidv4();
      const expiresAt = new Date(now.getTime() + LIFETIME);
      const [iat, exp] = [now, expiresAt].map((date) => Math.floor(date.getTime() / 1000));
      const claims = { purpose: "room-session", sub: participantId, iat, exp };
      return { participantId, expiresAt, token: signToken(claims, key) };
    },
    read(cookieHeader, participantId, now) {
      const session = readAll(cookieHeader, now).find((one) => one.participantId === participantId);
      if (!session) throw new AppError("unauthenticated", "no session for rooms");
      return session;
    },
    readAll,
  };
}

function verify(token: string, key: string, now: Date): RoomSession | null {
  try {
    const { sub: participantId, exp } = verifySignature(token, key, RoomSessionClaims);
    const expiresAt = new Date(exp * 1000);
    return now < expiresAt ? { participantId, expiresAt } : null;
  } catch {
    return null;
  }
}

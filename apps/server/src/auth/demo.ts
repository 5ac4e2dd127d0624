import { randomBytes } from "node:crypto";
import type { Appointment } from "@televisit/protocol/appointments";
import { DemoTokenClaims } from "@televisit/protocol/claims";
import { AppError } from "@televisit/protocol/errors";
import type { Config } from "../config.ts";
import { joinWindow } from "../domain/joinWindow.ts";
import type { Bookings } from "../service/bookings.ts";
import type { Professionals } from "./professionals.ts";
import { signToken, verifySignature } from "./signedToken.ts";

const PROFESSIONAL = { email: "robin@example.test", name: "Robin Ellis" };
const CLIENT_NAME = "Sam Carter";
const DAY = 24 * 60 * 60 * 1000;

/** The demonstration account; never made, and never signed in to, in production. */
export interface Demo {
  /** The token that the printed dashboard link carries, and the join link of an appointment that is open now. */
  links(): Promise<{ token: string; joinLink: string }>;
  /** Trades a printed token for a session; the response carries its cookie. Throws `unauthenticated`. */
  signIn(token: string): Promise<Response>;
}

export interface DemoDependencies {
  readonly professionals: Professionals;
  readonly bookings: Bookings;
  readonly config: Pick<Config, "keys">;
  readonly now: () => Date;
}

/** Makes the demonstration professional on first use. */
export async function openDemo({ professionals, bookings, config, now }: DemoDependencies): Promise<Demo> {
  const professionalId =
    (await professionals.findByEmail(PROFESSIONAL.email)) ??
    // Nobody knows this password: the only way in is a printed token.
    (await professionals.create({ ...PROFESSIONAL, password: randomBytes(32).toString("base64url") }));
  const booker = { professionalId, name: PROFESSIONAL.name };

  return {
    async links() {
      const at = now();
      const earliest = new Date(at.getTime() - DAY).toISOString();
      const latest = new Date(at.getTime() + DAY).toISOString();
      const known = await bookings.list(booker, earliest, latest);
      const open =
        known.findLast((appointment) => isOpen(appointment, at)) ??
        (await bookings.create(booker, {
          clientName: CLIENT_NAME,
          startsAt: at.toISOString(),
          durationMinutes: 30,
        }));
      const iat = Math.floor(at.getTime() / 1000);
      const claims: DemoTokenClaims = {
        purpose: "demo-sign-in",
        sub: professionalId,
        iat,
        exp: iat + DAY / 1000,
      };
      return { token: signToken(claims, config.keys.demo), joinLink: open.joinLink ?? "" };
    },
    async signIn(token) {
      const claims = verifySignature(token, config.keys.demo, DemoTokenClaims);
      if (now().getTime() >= claims.exp * 1000)
        throw new AppError("unauthenticated", "the demonstration link is old");
      return professionals.openSession(claims.sub);
    },
  };
}

function isOpen(appointment: Appointment, at: Date): boolean {
  const { opensAt, closesAt } = joinWindow(appointment);
  return appointment.status === "scheduled" && opensAt <= at && at < closesAt;
}

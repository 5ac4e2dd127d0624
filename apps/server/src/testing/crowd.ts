import { betterAuth } from "better-auth";
import { pino } from "pino";
import { professionalOptions } from "../auth/professionalOptions.ts";
import { visitSessions } from "../auth/visitSession.ts";
import { type Config, loadConfig } from "../config.ts";
import { bookings } from "../service/bookings.ts";
import { joinLinks } from "../service/joinLinks.ts";
import type { Notices } from "../service/notices.ts";
import { kyselyStore } from "../store/kyselyStore.ts";
import { type Database, openDatabase } from "../store/openDatabase.ts";

/** A visit whose client has checked in, and the Cookie headers of both sides. */
export interface CrowdVisit {
  readonly visitId: string;
  /** As participants of the visit. */
  readonly clientId: string;
  readonly professionalId: string;
  readonly clientCookie: string;
  readonly professionalCookie: string;
}

/** Nobody is connected yet. */
const silent: Notices = {
  visitChanged: () => undefined,
  queueChanged: () => undefined,
  appointmentsChanged: () => undefined,
  visitClosed: () => undefined,
  guestRevoked: () => undefined,
  sessionEnded: () => undefined,
  roomChanged: () => undefined,
  roomClosed: () => undefined,
};

let crowds = 0;

/**
 * Fills the waiting rooms of a service that runs with this environment: that many new professionals, signed in, each with
 * that many clients who have checked in. It is done by the service's own code on the same database; what is left out is HTTP.
 */
export async function gatherCrowd(
  env: Readonly<Record<string, string>>,
  { professionals, clientsEach }: { professionals: number; clientsEach: number },
): Promise<CrowdVisit[]> {
  const config = loadConfig(env);
  const database = await openDatabase(config);
  crowds += 1;
  const visits: CrowdVisit[] = [];
  const signIn = signsIn(database, config);
  const receive = receives(database, config);
  for (let count = 0; count < professionals; count += 1) {
    const professional = await signIn(`professional${count}.${crowds}@crowd.test`);
    for (let client = 0; client < clientsEach; client += 1) visits.push(await receive(professional));
  }
  await database.db.destroy();
  return visits;
}

interface SignedIn {
  readonly id: string;
  readonly cookie: string;
}

/** Makes accounts that have no password, which would take a tenth of a second each, and signs them in. */
function signsIn(database: Database, config: Config): (email: string) => Promise<SignedIn> {
  const log = pino({ level: "silent" });
  const now = () => new Date();
  const auth = betterAuth(
    professionalOptions({ database, config, log, onSessionEnded: () => undefined, now }),
  );
  return async (email) => {
    const { internalAdapter } = await auth.$context;
    const { id } = await internalAdapter.createUser(
      { email, name: "Robin Ellis", emailVerified: true },
      { method: "admin" },
    );
    const opened = await auth.api.openSession({ body: { professionalId: id }, asResponse: true });
    const cookies = opened.headers.getSetCookie().map((line) => line.split(";")[0]);
    return { id, cookie: cookies.join("; ") };
  };
}

/** Books an appointment that starts now, and checks its client in. */
function receives({ db }: Database, config: Config): (professional: SignedIn) => Promise<CrowdVisit> {
  const store = kyselyStore(db);
  const sessions = visitSessions(config.keys.visitSessions, config.secure);
  const dependencies = { store, notices: silent, sessions, config, now: () => new Date() };
  const [books, links] = [bookings(dependencies), joinLinks(dependencies)];
  return async ({ id, cookie }) => {
    const wish = { clientName: "Sam Carter", startsAt: new Date().toISOString(), durationMinutes: 30 };
    const { joinLink } = await books.create({ professionalId: id, name: "Robin Ellis" }, wish);
    const { reply, session } = await links.checkIn(joinLink?.split("#")[1] ?? "");
    const { visitId, participantId } = reply;
    const record = await store.visits.find(visitId);
    return {
      visitId,
      clientId: participantId,
      professionalId: record?.participants.find(({ role }) => role === "professional")?.id ?? "",
      clientCookie: `${sessions.cookieName(visitId)}=${session}`,
      professionalCookie: cookie,
    };
  };
}

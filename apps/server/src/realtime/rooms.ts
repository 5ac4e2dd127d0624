/** So many participants' names are kept at most, of about half a kB each: those of as many visits as are remembered. */
const MOST = 40_000;

/** The rooms of a participant. */
interface Own {
  readonly visitId: string;
  readonly page: string;
  readonly pages: string;
  readonly admitted: string;
}

const known = new Map<string, Own>();

/**
 * While one client is let in their rooms are asked for some twenty times, and finding anything by a text that has just been
 * put together takes three times as long as by one that is kept.
 */
function own(visitId: string, participantId: string): Own {
  const found = known.get(participantId);
  if (found?.visitId === visitId) return found;
  const id = `${visitId}:${participantId}`;
  const made = { visitId, page: `participant:${id}`, pages: `pages:${id}`, admitted: `admitted:${id}` };
  if (known.size >= MOST) known.clear();
  known.set(participantId, made);
  return made;
}

/**
 * Socket.IO's rooms (an instant room is one of them), the one place where "who is connected" lives: an adapter shares them between
 * processes. Names hold the visit as well as the participant, so that no id can reach across visits.
 */
export const rooms = {
  /** The page that speaks for a participant. */
  participant: (visitId: string, participantId: string) => own(visitId, participantId).page,
  /** Every connected page of a client or guest, joined or not. */
  pages: (visitId: string, participantId: string) => own(visitId, participantId).pages,
  /** The page of a participant while signals may pass to and from it. */
  admitted: (visitId: string, participantId: string) => own(visitId, participantId).admitted,
  /** Everybody in an instant room. */
  instant: (roomId: string) => `instant:${roomId}`,
  /** A professional's open dashboards. */
  dashboard: (professionalId: string) => `dashboard:${professionalId}`,
  /** A professional's pages that make them count as online. */
  online: (professionalId: string) => `online:${professionalId}`,
  /** The pages of one sign-in. */
  session: (sessionId: string) => `session:${sessionId}`,
} as const;

/** Whether people see of each other if somebody is in the room: those are told to the other processes. */
export function tellsPresence(room: string): boolean {
  return room.startsWith("participant:") || room.startsWith("online:");
}

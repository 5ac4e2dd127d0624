/**
 * Socket.IO's rooms (an instant room is one of them), the one place where "who is connected" lives: an adapter shares them between
 * processes. Names hold the visit as well as the participant, so that no id can reach across visits.
 */
export const rooms = {
  /** The page that speaks for a participant. */
  participant: (visitId: string, participantId: string) => `participant:${visitId}:${participantId}`,
  /** Every connected page of a client or guest, joined or not. */
  pages: (visitId: string, participantId: string) => `pages:${visitId}:${participantId}`,
  /** The page of a participant while signals may pass to and from it. */
  admitted: (visitId: string, participantId: string) => `admitted:${visitId}:${participantId}`,
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

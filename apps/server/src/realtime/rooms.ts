/**
 * Socket.IO's rooms (an instant room is one of them), the one place where "who is connected" lives: an adapter shares them between
 * processes. Names hold the visit as well as the participant, so that no id can reach across visits.
 */
export const rooms = {
  /** The page that speaks for a participant. */
  participant: (visitId: string, participantId: string) => `participant:${visitId}:${participantId}`,
  /** Every connected page of a visit's client, joined or not. */
  clients: (visitId: string) => `clients:${visitId}`,
  /** The pages between which signals of an admitted visit may pass. */
  admitted: (visitId: string) => `admitted:${visitId}`,
  /** Everybody in an instant room. */
  instant: (roomId: string) => `instant:${roomId}`,
  /** A professional's open dashboards. */
  dashboard: (professionalId: string) => `dashboard:${professionalId}`,
  /** A professional's pages that make them count as online. */
  online: (professionalId: string) => `online:${professionalId}`,
  /** The pages of one sign-in. */
  session: (sessionId: string) => `session:${sessionId}`,
} as const;

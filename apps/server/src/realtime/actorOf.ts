import type { Speaker } from "./socketTypes.ts";

/** Who speaks on a socket, for the audit trail: a role and an id, never a name. */
export function actorOf(speaker: Speaker): string {
  return speaker.role === "professional"
    ? `professional:${speaker.professionalId}`
    : `${speaker.role}:${speaker.participantId}`;
}

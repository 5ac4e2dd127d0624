import { AppError } from "@televisit/protocol/errors";
import type { RequestName } from "@televisit/protocol/events";

/** Who speaks on a socket; an occupant is whoever is in an instant room. A guest's rules come with the release that lets guests in. */
export type SpeakerRole = "client" | "professional" | "occupant";

const everybody: readonly SpeakerRole[] = ["client", "professional", "occupant"];
const inVisits: readonly SpeakerRole[] = ["client", "professional"];
const professionalOnly: readonly SpeakerRole[] = ["professional"];
const clientOnly: readonly SpeakerRole[] = ["client"];
const inRooms: readonly SpeakerRole[] = ["occupant"];

/**
 * Who may make which request at all; whether it is their visit and their page is judged with the visit
 * at hand. A request without a rule does not compile.
 */
export const rolesFor: Readonly<Record<RequestName, readonly SpeakerRole[]>> = {
  "dashboard:watch": professionalOnly,
  "visit:join": inVisits,
  "visit:admit": professionalOnly,
  "visit:send-back": professionalOnly,
  "visit:leave": inVisits,
  "visit:end": professionalOnly,
  "visit:network": clientOnly,
  "room:join": inRooms,
  "room:leave": inRooms,
  "signal:description": everybody,
  "signal:candidate": everybody,
};

/** Throws `forbidden` when the role may never make this request. */
export function authoriseRole(request: RequestName, role: SpeakerRole): void {
  if (rolesFor[request].includes(role)) return;
  throw new AppError("forbidden", `a ${role} may not send ${request}`);
}

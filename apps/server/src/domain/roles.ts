import { AppError } from "@televisit/protocol/errors";
import type { RequestName } from "@televisit/protocol/events";

/** Who speaks on a socket; an occupant is whoever is in an instant room. */
export type SpeakerRole = "client" | "professional" | "guest" | "occupant";

const everybody: readonly SpeakerRole[] = ["client", "professional", "guest", "occupant"];
const inVisits: readonly SpeakerRole[] = ["client", "professional", "guest"];
const professionalOnly: readonly SpeakerRole[] = ["professional"];
/** Whoever came to a visit by a link and waits. */
const visitors: readonly SpeakerRole[] = ["client", "guest"];
const inRooms: readonly SpeakerRole[] = ["occupant"];

/**
 * Who may make which request at all; whether it is their visit and their page is judged with the visit
 * at hand. A request without a rule does not compile.
 */
export const rolesFor: Readonly<Record<RequestName, readonly SpeakerRole[]>> = {
  "dashboard:watch": professionalOnly,
  "visit:join": inVisits,
  "visit:admit": professionalOnly,
  "visit:admit-guest": professionalOnly,
  "visit:send-back": professionalOnly,
  "visit:leave": inVisits,
  "visit:end": professionalOnly,
  "visit:network": visitors,
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

import { AppError } from "@televisit/protocol/errors";
import type { RequestName } from "@televisit/protocol/events";

/** Who speaks on a socket. A guest's rules come with the release that lets guests in. */
export type SpeakerRole = "client" | "professional";

interface Rule {
  readonly roles: readonly SpeakerRole[];
  /**
   * What the page must have done before: `nothing`; `member`: the visit must be one of the speaker's;
   * `joined`: and this page must have joined it and still speak for the participant.
   */
  readonly needs: "nothing" | "member" | "joined";
}

/** Who may make which request. A request without a rule does not compile. */
export const rules: Readonly<Record<RequestName, Rule>> = {
  "dashboard:watch": { roles: ["professional"], needs: "nothing" },
  "visit:join": { roles: ["client", "professional"], needs: "member" },
  "visit:admit": { roles: ["professional"], needs: "member" },
  "visit:send-back": { roles: ["professional"], needs: "joined" },
  "visit:leave": { roles: ["client", "professional"], needs: "joined" },
  "visit:end": { roles: ["professional"], needs: "member" },
  "signal:description": { roles: ["client", "professional"], needs: "joined" },
  "signal:candidate": { roles: ["client", "professional"], needs: "joined" },
};

/** Throws `forbidden` when the role may never make this request. */
export function authoriseRole(request: RequestName, role: SpeakerRole): void {
  if (!rules[request].roles.includes(role)) {
    throw new AppError("forbidden", `a ${role} may not send ${request}`);
  }
}

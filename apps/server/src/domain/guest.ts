import { AppError } from "@televisit/protocol/errors";
import type { Guest as InvitedGuest } from "@televisit/protocol/guests";
import { stillOpen, type Visit } from "./visit.ts";

/** What is kept of a guest beside what every participant has. Instants are ISO 8601 text in UTC. */
export interface Guest {
  readonly relation: InvitedGuest["relation"];
  /** Null once the link is revoked: from then on it opens nothing. */
  readonly linkId: string | null;
  readonly linkIssuedAt: string;
  /** Since when they wait; null before they check in, and after they gave up. */
  readonly waitingSince: string | null;
  /**
   * The `admittedAt` of the visit that they were let into. A client who is sent back and admitted again is in
   * another one: whoever else was there is then asked in again, too.
   */
  readonly admittedTo: string | null;
}

export type GuestState = "expected" | "waiting" | "admitted" | "revoked";

/** What can happen to a guest; `at` is the instant, ISO 8601 in UTC. */
export type GuestEvent =
  | { readonly type: "guest-check-in"; readonly at: string }
  | { readonly type: "guest-admit" }
  | { readonly type: "guest-leave" }
  | { readonly type: "guest-revoke" };

/** Where a guest is in a visit that is not over. */
export function guestState(visit: Visit, guest: Guest): GuestState {
  if (guest.linkId === null) return "revoked";
  const isInVisit = visit.state === "admitted" && guest.admittedTo === visit.admittedAt;
  if (isInVisit) return "admitted";
  return guest.waitingSince === null ? "expected" : "waiting";
}

/** The guest after `event`. Throws `AppError` when it cannot happen to this guest in this visit. */
export function nextGuest(visit: Visit, guest: Guest, event: GuestEvent): Guest {
  stillOpen(visit);
  const state = guestState(visit, guest);
  if (state === "revoked") throw new AppError("link_cancelled", "the link was revoked");
  switch (event.type) {
    case "guest-check-in":
      return guest.waitingSince === null ? { ...guest, waitingSince: event.at } : guest;
    case "guest-admit":
      return { ...guest, admittedTo: admitted(visit, state) };
    case "guest-leave":
      // As the client: who leaves the waiting room gives up waiting, who leaves the call may come straight back.
      return state === "waiting" ? { ...guest, waitingSince: null, admittedTo: null } : guest;
    case "guest-revoke":
      return { ...guest, linkId: null };
    default:
      return event satisfies never;
  }
}

function admitted(visit: Visit, state: GuestState): string {
  if (visit.state !== "admitted") throw new AppError("visit_not_admitted", "the visit does not run");
  if (state === "admitted") throw new AppError("already_admitted", "the guest has been admitted already");
  if (state !== "waiting") throw new AppError("visit_not_waiting", "the guest is not in the waiting room");
  return visit.admittedAt;
}

import { AppError } from "@televisit/protocol/errors";
import type { EndReason } from "@televisit/protocol/visit";

/** Where a visit is. Instants are ISO 8601 text in UTC. */
export type Visit =
  | { readonly state: "expected" }
  | {
      readonly state: "waiting";
      /** When the client checked in; kept when they are sent back, so that they keep their place. */
      readonly waitingSince: string;
      readonly sentBack: boolean;
    }
  | { readonly state: "admitted"; readonly waitingSince: string; readonly admittedAt: string }
  | { readonly state: "ended"; readonly endedAt: string; readonly reason: EndReason };

type OpenVisit = Exclude<Visit, { state: "ended" }>;

/** What can happen to a visit; `at` is the instant, ISO 8601 in UTC. */
export type VisitEvent =
  | { readonly type: "check-in"; readonly at: string }
  | { readonly type: "admit"; readonly at: string }
  | { readonly type: "send-back" }
  | { readonly type: "client-leave" }
  | { readonly type: "end"; readonly at: string; readonly reason: EndReason };

/** The visit after `event`. Throws `AppError` when the event cannot happen in this state. */
export function nextVisit(visit: Visit, event: VisitEvent): Visit {
  const open = stillOpen(visit);
  switch (event.type) {
    case "check-in":
      // Checking in again (a reload, another device, back into the call) changes nothing.
      return open.state === "expected" ? { state: "waiting", waitingSince: event.at, sentBack: false } : open;
    case "admit":
      return admit(open, event.at);
    case "send-back":
      return sendBack(open);
    case "client-leave":
      // Who leaves the waiting room gives up their place; who leaves the call may come straight back.
      return open.state === "waiting" ? { state: "expected" } : open;
    case "end":
      return { state: "ended", endedAt: event.at, reason: event.reason };
    default:
      return event satisfies never;
  }
}

/** The visit, known to be open. Throws `visit_ended` when it is over, whatever ended it. */
export function stillOpen(visit: Visit): OpenVisit {
  if (visit.state === "ended") throw new AppError("visit_ended", "the visit is over");
  return visit;
}

function admit(visit: OpenVisit, at: string): Visit {
  switch (visit.state) {
    case "waiting":
      return { state: "admitted", waitingSince: visit.waitingSince, admittedAt: at };
    case "admitted":
      throw new AppError("already_admitted", "the client has been admitted already");
    case "expected":
      throw new AppError("visit_not_waiting", "the client is not in the waiting room");
    default:
      return visit satisfies never;
  }
}

function sendBack(visit: OpenVisit): Visit {
  if (visit.state !== "admitted") throw new AppError("visit_not_admitted", "the client is not in the visit");
  return { state: "waiting", waitingSince: visit.waitingSince, sentBack: true };
}

import { AppError, type ErrorCode } from "@televisit/protocol/errors";
import { describe, expect, test } from "vitest";
import { nextVisit, type Visit, type VisitEvent } from "./visit.ts";

const at = "2026-03-01T10:00:00.000Z";
const earlier = "2026-03-01T09:50:00.000Z";

const visits = {
  expected: { state: "expected" },
  waiting: { state: "waiting", waitingSince: earlier, sentBack: false },
  "sent back": { state: "waiting", waitingSince: earlier, sentBack: true },
  admitted: { state: "admitted", waitingSince: earlier, admittedAt: earlier },
  ended: { state: "ended", endedAt: earlier, reason: "ended" },
} as const satisfies Record<string, Visit>;

const events = {
  "check-in": { type: "check-in", at },
  admit: { type: "admit", at },
  "send-back": { type: "send-back" },
  "client-leave": { type: "client-leave" },
  end: { type: "end", at, reason: "ended" },
  cancel: { type: "end", at, reason: "cancelled" },
} as const satisfies Record<string, VisitEvent>;

type Outcome = Visit | ErrorCode;
const ended: Visit = { state: "ended", endedAt: at, reason: "ended" };
const cancelled: Visit = { state: "ended", endedAt: at, reason: "cancelled" };
const nowAdmitted: Visit = { state: "admitted", waitingSince: earlier, admittedAt: at };

/** Every state × every event: a state or an event without a row does not compile. */
const outcomes: Record<keyof typeof visits, Record<keyof typeof events, Outcome>> = {
  expected: {
    "check-in": { state: "waiting", waitingSince: at, sentBack: false },
    admit: "visit_not_waiting",
    "send-back": "visit_not_admitted",
    "client-leave": visits.expected,
    end: ended,
    cancel: cancelled,
  },
  waiting: {
    "check-in": visits.waiting,
    admit: nowAdmitted,
    "send-back": "visit_not_admitted",
    "client-leave": visits.expected,
    end: ended,
    cancel: cancelled,
  },
  "sent back": {
    "check-in": visits["sent back"],
    admit: nowAdmitted,
    "send-back": "visit_not_admitted",
    "client-leave": visits.expected,
    end: ended,
    cancel: cancelled,
  },
  admitted: {
    "check-in": visits.admitted,
    admit: "already_admitted",
    "send-back": visits["sent back"],
    "client-leave": visits.admitted,
    end: ended,
    cancel: cancelled,
  },
  ended: {
    "check-in": "visit_ended",
    admit: "visit_ended",
    "send-back": "visit_ended",
    "client-leave": "visit_ended",
    end: "visit_ended",
    cancel: "visit_ended",
  },
};

function outcomeOf(visit: Visit, event: VisitEvent): Outcome {
  try {
    return nextVisit(visit, event);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe.each(Object.entries(outcomes))("a visit that is %s", (state, row) => {
  test.each(Object.entries(row))("answers %s", (event, expected) => {
    const visit = visits[state as keyof typeof visits];
    expect(outcomeOf(visit, events[event as keyof typeof events])).toEqual(expected);
  });
});

test("a client who is sent back keeps the time of their check-in", () => {
  const admitted = nextVisit(visits.waiting, events.admit);
  expect(nextVisit(admitted, events["send-back"])).toMatchObject({ waitingSince: earlier });
});

import { expect, test } from "vitest";
import { type Guest, type GuestEvent, guestState, nextGuest } from "./guest.ts";
import type { Visit } from "./visit.ts";

const at = "2026-03-01T10:00:00.000Z";
const later = "2026-03-01T10:20:00.000Z";
const running: Visit = { state: "admitted", waitingSince: at, admittedAt: at };
const waiting: Visit = { state: "waiting", waitingSince: at, sentBack: true };
const invited: Guest = {
  relation: "interpreter",
  linkId: "link",
  linkIssuedAt: at,
  waitingSince: null,
  admittedTo: null,
};

const after = (visit: Visit, ...events: GuestEvent[]) =>
  events.reduce((guest, event) => nextGuest(visit, guest, event), invited);
const checkIn = { type: "guest-check-in", at } as const;
const admit = { type: "guest-admit" } as const;
const refusal = (code: string) => expect.objectContaining({ code });

test("a guest is expected, waits and is let in", () => {
  expect(guestState(running, invited)).toBe("expected");
  expect(guestState(running, after(running, checkIn))).toBe("waiting");
  expect(guestState(running, after(running, checkIn, admit))).toBe("admitted");
});

test("checking in again keeps the place", () => {
  const again = after(running, checkIn, { type: "guest-check-in", at: later });
  expect(again.waitingSince).toBe(at);
});

test("a guest may wait before the visit runs, but is not let in before", () => {
  const guest = after(waiting, checkIn);
  expect(guestState(waiting, guest)).toBe("waiting");
  expect(() => nextGuest(waiting, guest, admit)).toThrow(refusal("visit_not_admitted"));
});

test("who is not waiting is not let in, and nobody twice", () => {
  expect(() => nextGuest(running, invited, admit)).toThrow(refusal("visit_not_waiting"));
  expect(() => after(running, checkIn, admit, admit)).toThrow(refusal("already_admitted"));
});

test("with a client who is sent back everybody waits, and is let in again one by one", () => {
  const guest = after(running, checkIn, admit);
  expect(guestState(waiting, guest)).toBe("waiting");
  expect(guestState({ ...running, admittedAt: later }, guest)).toBe("waiting");
});

test("leaving the waiting room gives up the place, leaving the call does not", () => {
  expect(guestState(running, after(running, checkIn, { type: "guest-leave" }))).toBe("expected");
  expect(guestState(running, after(running, checkIn, admit, { type: "guest-leave" }))).toBe("admitted");
});

test("a revoked link opens nothing any more, whatever state the guest was in", () => {
  for (const before of [[], [checkIn], [checkIn, admit]]) {
    const guest = after(running, ...before, { type: "guest-revoke" });
    expect(guestState(running, guest)).toBe("revoked");
    for (const event of [checkIn, admit, { type: "guest-revoke" } as const]) {
      expect(() => nextGuest(running, guest, event)).toThrow(refusal("link_cancelled"));
    }
  }
});

test("nothing happens in a visit that is over", () => {
  const ended: Visit = { state: "ended", endedAt: later, reason: "ended" };
  for (const event of [checkIn, admit, { type: "guest-leave" }, { type: "guest-revoke" }] as const) {
    expect(() => nextGuest(ended, invited, event)).toThrow(refusal("visit_ended"));
  }
});

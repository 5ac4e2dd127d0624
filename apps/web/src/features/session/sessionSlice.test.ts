import { describe, expect, it } from "vitest";
import { sessionAsked, sessionCheckFailed, sessionReducer, signedIn } from "./sessionSlice.ts";

const user = { id: "p1", name: "Maria Keller", email: "maria@example.org" };
const inSession = sessionReducer(undefined, signedIn(user));

describe("the session", () => {
  it("signs out when any part of the page learns that the session is over", () => {
    const failure = { type: "dashboard/appointmentsFailed", payload: { code: "unauthenticated" } };
    expect(sessionReducer(inSession, failure)).toEqual({ status: "signed-out" });
  });

  it("stays signed in when something else fails", () => {
    const failure = { type: "dashboard/appointmentsFailed", payload: { code: "unavailable" } };
    expect(sessionReducer(inSession, failure)).toBe(inSession);
  });

  it("goes on being what it was while the server is asked again", () => {
    expect(sessionReducer(inSession, sessionAsked())).toBe(inSession);
  });

  it("does not take an unreachable server for being signed out", () => {
    const state = sessionReducer(undefined, sessionCheckFailed({ code: "unavailable" }));
    expect(state).toEqual({ status: "failed", code: "unavailable" });
  });
});

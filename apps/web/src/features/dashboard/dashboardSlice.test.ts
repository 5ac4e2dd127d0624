import type { DashboardSnapshot, WaitingEntry } from "@televisit/protocol/visit";
import { describe, expect, it } from "vitest";
import {
  appointmentsFailed,
  appointmentsLoaded,
  appointmentsRequested,
  dashboardReducer,
  dashboardSynced,
  watchFailed,
} from "./dashboardSlice.ts";

function waiting(visitId: string): WaitingEntry {
  const time = "2026-01-15T08:00:00.000Z";
  return {
    visitId,
    appointmentId: `${visitId}-appointment`,
    clientParticipantId: "0199c0de-0000-7000-8000-00000000000c",
    clientName: visitId,
    startsAt: time,
    waitingSince: time,
    online: true,
    sentBack: false,
    network: null,
  };
}

function snapshot(...visitIds: string[]): DashboardSnapshot {
  return { waiting: visitIds.map(waiting), running: [], serverTime: "2026-01-15T08:05:00.000Z" };
}

function after(...actions: Parameters<typeof dashboardReducer>[1][]) {
  return actions.reduce(dashboardReducer, dashboardReducer(undefined, { type: "init" }));
}

describe("the live waiting room", () => {
  it("keeps the server's order", () => {
    const state = after(dashboardSynced(snapshot("b", "a")));
    expect(state.waiting?.map((entry) => entry.visitId)).toEqual(["b", "a"]);
  });

  it("announces nobody who was already waiting when the page opened", () => {
    expect(after(dashboardSynced(snapshot("a"))).arrivals).toEqual([]);
  });

  it("announces who arrives later, and keeps it until they are no longer waiting", () => {
    const arrived = [dashboardSynced(snapshot("a")), dashboardSynced(snapshot("a", "b"))];
    expect(after(...arrived).arrivals).toEqual(["b"]);
    expect(after(...arrived, dashboardSynced(snapshot("a", "b"))).arrivals).toEqual(["b"]);
    expect(after(...arrived, dashboardSynced(snapshot("a"))).arrivals).toEqual([]);
  });

  it("announces somebody who left and came back once more", () => {
    const sequence = [snapshot(), snapshot("a"), snapshot(), snapshot("a")];
    expect(after(...sequence.map((each) => dashboardSynced(each))).arrivals).toEqual(["a"]);
  });

  it("forgets a failure once the server answers", () => {
    const state = after(watchFailed({ code: "unavailable" }), dashboardSynced(snapshot()));
    expect(state.watchError).toBeNull();
  });
});

describe("the day's appointments", () => {
  it("ignores the list of a day that was left in the meantime", () => {
    const state = after(
      appointmentsRequested({ day: "2026-01-15" }),
      appointmentsRequested({ day: "2026-01-16" }),
      appointmentsLoaded({ day: "2026-01-15", appointments: [] }),
      appointmentsFailed({ day: "2026-01-15", code: "unavailable" }),
    );
    expect(state.appointments).toBeNull();
    expect(state.appointmentsError).toBeNull();
  });

  it("keeps the list on screen while the same day is read again", () => {
    const state = after(
      appointmentsRequested({ day: "2026-01-15" }),
      appointmentsLoaded({ day: "2026-01-15", appointments: [] }),
      appointmentsRequested({ day: "2026-01-15" }),
    );
    expect(state.appointments).toEqual([]);
  });
});

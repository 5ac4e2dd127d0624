import { randomUUID } from "node:crypto";
import type { VisitSnapshot } from "@televisit/protocol/visit";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { VisitRecord } from "../store/store.ts";
import { type AnnouncerDependencies, announcer } from "./announcer.ts";
import { alone } from "./cluster/Cluster.ts";
import { rooms } from "./rooms.ts";

const at = "2026-03-01T09:55:00.000Z";

/** An admitted visit whose two pages are connected, and what they are told. */
function scene() {
  const visitId = randomUUID();
  const people = (["client", "professional"] as const).map((role) => ({
    id: randomUUID(),
    role,
    name: role,
    tabId: randomUUID(),
    left: false,
    guest: null,
  }));
  const record = {
    id: visitId,
    version: 3,
    visit: { state: "admitted", waitingSince: at, admittedAt: at },
    appointment: { id: randomUUID(), professionalId: "professional" },
    participants: people,
  } as unknown as VisitRecord;
  const told: string[] = [];
  const page = (role: string) => ({ id: role, data: {}, emit: () => told.push(role) });
  const namespace = {
    adapter: {
      rooms: new Map(people.map(({ id, role }) => [rooms.participant(visitId, id), new Set([role])])),
    },
    sockets: new Map(people.map(({ role }) => [role, page(role)])),
  };
  const visit = async (_record: VisitRecord, participantId: string) =>
    ({ visitId, you: { participantId } }) as VisitSnapshot;
  const notices = announcer({
    io: { of: () => namespace },
    store: { visits: { find: async () => record } },
    snapshots: { visit },
    cluster: alone,
    log: pino({ enabled: false }),
    now: () => new Date(at),
  } as unknown as AnnouncerDependencies);
  return { visitId, record, told, notices };
}

test("whoever learned of a change by the answer to its request is not told once more", async () => {
  const { visitId, record, told, notices } = scene();
  notices.visitChanged(visitId, { pageId: "professional", record: structuredClone(record) });
  await notices.stop();
  expect(told).toEqual(["client"]);
});

test("everybody is told when something else has changed after the answer", async () => {
  const { visitId, record, told, notices } = scene();
  notices.visitChanged(visitId, { pageId: "professional", record });
  notices.visitChanged(visitId);
  await notices.stop();
  expect(told).toEqual(["client", "professional"]);
});

test("everybody is told when another process says that something has changed", async () => {
  const { visitId, record, told, notices } = scene();
  notices.visitChanged(visitId, { pageId: "professional", record });
  notices.here.visitChanged(visitId);
  await notices.stop();
  expect(told).toEqual(["client", "professional"]);
});

test("everybody is told when the answer shows the visit otherwise than it is", async () => {
  const { visitId, record, told, notices } = scene();
  const participants = record.participants.map((person) => ({ ...person, tabId: "replaced meanwhile" }));
  notices.visitChanged(visitId, { pageId: "professional", record: { ...record, participants } });
  await notices.stop();
  expect(told).toEqual(["client", "professional"]);
});

test("an answer counts for one piece of news", async () => {
  const { visitId, record, told, notices } = scene();
  notices.visitChanged(visitId, { pageId: "professional", record });
  await expect.poll(() => told).toEqual(["client"]);
  notices.visitChanged(visitId);
  await notices.stop();
  expect(told).toEqual(["client", "client", "professional"]);
});

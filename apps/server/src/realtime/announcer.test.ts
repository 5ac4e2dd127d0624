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
  const page = (role: string, id: string) => ({
    id: role,
    data: {},
    rooms: new Set([rooms.admitted(visitId, id)]),
    emit: () => told.push(role),
  });
  const namespace = {
    adapter: {
      rooms: new Map(people.map(({ id, role }) => [rooms.participant(visitId, id), new Set([role])])),
    },
    sockets: new Map(people.map(({ role, id }) => [role, page(role, id)])),
  };
  const visits = { find: async () => record, open: async () => [record] };
  const visit = async (_record: VisitRecord, participantId: string) =>
    ({ visitId, you: { participantId } }) as VisitSnapshot;
  const notices = announcer({
    io: { of: () => namespace },
    store: { visits },
    presence: { professionalOnline: () => true },
    snapshots: { visit },
    cluster: alone,
    log: pino({ enabled: false }),
    now: () => new Date(at),
  } as unknown as AnnouncerDependencies);
  return { visitId, record, told, notices, visits };
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

test("what was read before a page was answered is not told after it", async () => {
  const { visitId, record, told, notices, visits } = scene();
  const reading = Promise.withResolvers<void>();
  const read = Promise.withResolvers<VisitRecord>();
  visits.find = () => {
    reading.resolve();
    return read.promise;
  };
  notices.visitChanged(visitId);
  await reading.promise;
  visits.find = async () => record;
  notices.visitChanged(visitId, { pageId: "professional", record });
  read.resolve({ ...record, visit: { state: "waiting", waitingSince: at, sentBack: false } });
  await notices.stop();
  expect(told).toEqual(["client"]);
});

test("whoever was let in while the waiting room was read is not told that they wait", async () => {
  const { record, told, notices, visits } = scene();
  const waiting = { state: "waiting", waitingSince: at, sentBack: false } as const;
  visits.open = async () => [{ ...record, visit: waiting }];
  notices.queueChanged("professional");
  await notices.stop();
  expect(told).toEqual([]);
});

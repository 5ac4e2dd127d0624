import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Visit } from "../domain/visit.ts";
import { kyselyStore } from "./kyselyStore.ts";
import { openDatabase } from "./openDatabase.ts";
import { rememberVisits } from "./rememberVisits.ts";
import type { Store, VisitChange, VisitRecord } from "./store.ts";
import { VisitMemory } from "./VisitMemory.ts";

const at = "2026-03-01T09:55:00.000Z";
const visitId = "visit";
const waiting: Visit = { state: "waiting", waitingSince: at, sentBack: false };

let dataDir: string;
let database: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "televisit-memory-"));
  database = kyselyStore((await openDatabase({ dataDir, databaseUrl: null })).db);
  const people = { client: { id: "client" }, professional: { id: "host", name: "Robin Ellis" } };
  const link = { linkId: "link", linkIssuedAt: at };
  const time = { startsAt: at, durationMinutes: 30 };
  await database.appointments.create(
    {
      id: "appointment",
      visitId,
      professionalId: "professional",
      clientName: "Sam",
      ...time,
      ...link,
      ...people,
    },
    { at, actor: "test", action: "link-issue", visitId },
  );
});
afterEach(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});

function change(version: number, next: Visit): VisitChange {
  return { visitId, version, next, fact: { at, actor: "test", action: "change", visitId } };
}

/** A store that remembers what `visits` reads. */
function remembering(visits: Partial<Store["visits"]> = {}): Store {
  const store = { ...database, visits: { ...database.visits, ...visits } };
  return rememberVisits(store, new VisitMemory(() => 1));
}

test("a visit is read once, and what was made of it is known without reading", async () => {
  const [find, open] = [vi.fn(database.visits.find), vi.fn(database.visits.open)];
  const store = remembering({ find, open });
  expect(await store.visits.open("professional")).toEqual([]);
  await store.visits.find(visitId);
  await store.visits.change(change(1, waiting));
  const record = await store.visits.find(visitId);
  expect(await store.visits.open("professional")).toEqual([record]);
  expect(record).toEqual(await database.visits.find(visitId));
  expect([find.mock.calls.length, open.mock.calls.length]).toEqual([1, 1]);
});

test("what was on its way from the database when the visit changed is not remembered", async () => {
  let arrive: () => void = () => undefined;
  const way = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const slowly = (record: VisitRecord | null) => way.then(() => record);
  const find = vi.fn(database.visits.find);
  find.mockImplementationOnce(async (id) => slowly(await database.visits.find(id)));
  const store = remembering({ find });
  const early = store.visits.find(visitId);
  await store.visits.find("another"); // by then the early one has been read
  await store.visits.change(change(1, waiting));
  arrive();
  expect((await early)?.version).toBe(1);
  expect((await store.visits.find(visitId))?.version).toBe(2);
});

test("a change of which nobody knows whether it was made is looked up", async () => {
  const store = remembering({
    async change(one) {
      await database.visits.change(one);
      throw new Error("the commit was not answered");
    },
  });
  await store.visits.find(visitId);
  await expect(store.visits.change(change(1, waiting))).rejects.toThrow("not answered");
  expect((await store.visits.find(visitId))?.visit).toEqual(waiting);
});

test("a visit that is over is not kept", async () => {
  const memory = new VisitMemory(() => 1);
  const store = rememberVisits(database, memory);
  await store.visits.find(visitId);
  expect(memory.find(visitId)?.version).toBe(1);
  await store.visits.change(change(1, { state: "ended", endedAt: at, reason: "ended" }));
  expect(memory.find(visitId)).toBeUndefined();
});

test("of very many the oldest are forgotten, and no waiting room is remembered in part", async () => {
  const record = await database.visits.find(visitId);
  if (!record) throw new Error("the visit is gone");
  const open = (id: string, professionalId: string): VisitRecord => {
    return { ...record, id, visit: waiting, appointment: { ...record.appointment, professionalId } };
  };
  const memory = new VisitMemory(() => 1);
  memory.keepOpen("early", [open("first", "early"), open("second", "early")], memory.moment);
  memory.keep(open("first", "early"), memory.moment); // the newest of the two
  const late = Array.from({ length: 19_999 }, (_, index) => open(`late ${index}`, "late"));
  memory.keepOpen("late", late, memory.moment);
  expect([memory.find("first")?.id, memory.find("second"), memory.open("early")]).toEqual([
    "first",
    undefined,
    undefined,
  ]);
  expect(memory.open("late")).toHaveLength(19_999);
});

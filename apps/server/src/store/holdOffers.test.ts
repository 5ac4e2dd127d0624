import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Candidate } from "@televisit/protocol/signal";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kyselyStore } from "./kyselyStore.ts";
import { openDatabase } from "./openDatabase.ts";
import { sqliteFile } from "./openSqlite.ts";
import type { Store } from "./store.ts";

const at = "2026-03-01T09:55:00.000Z";

let dataDir: string;
let store: Store;

const open = async () => kyselyStore((await openDatabase({ dataDir, databaseUrl: null })).db);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "televisit-offers-"));
  store = await open();
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

const fact = (action: string, visitId: string) => ({ at, actor: "test", action, visitId });

/** A client who waits, with an offer. */
async function offerOfOneWaiting() {
  const visitId = randomUUID();
  const from = randomUUID();
  const people = { client: { id: from }, professional: { id: randomUUID(), name: "Robin Ellis" } };
  const link = { linkId: randomUUID(), linkIssuedAt: at };
  const booking = { id: randomUUID(), visitId, professionalId: "professional", clientName: "Sam" };
  await store.appointments.create(
    { ...booking, startsAt: at, durationMinutes: 30, ...link, ...people },
    fact("link-issue", visitId),
  );
  const waiting = { state: "waiting", waitingSince: at, sentBack: false } as const;
  await store.visits.change({ visitId, version: 1, next: waiting, fact: fact("check-in", visitId) });
  const description = { type: "offer", sdp: "v=0" } as const;
  return { visitId, from, fromTab: randomUUID(), negotiationId: randomUUID(), description };
}

function admit(visitId: string) {
  const next = { state: "admitted", waitingSince: at, admittedAt: at } as const;
  return store.visits.change({ visitId, version: 2, next, fact: fact("admit", visitId) });
}

const candidate = (n: number): Candidate => ({
  candidate: `candidate:${n}`,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: null,
});

/** How many offers are in the file. */
function written(): number {
  const file = new DatabaseSync(sqliteFile(dataDir), { readOnly: true });
  const [{ count = -1 } = {}] = file.prepare("select count(*) as count from offers").all();
  file.close();
  return Number(count);
}

test("an offer that admit takes is never written", async () => {
  const offer = await offerOfOneWaiting();
  expect(await store.offers.keep(offer)).toBe(true);
  expect(written()).toBe(0);
  expect((await admit(offer.visitId)).released?.negotiationId).toBe(offer.negotiationId);
  expect((await store.visits.find(offer.visitId))?.visit.state).toBe("admitted");
});

test("of more than are held the oldest are written, and none is lost", async () => {
  const offers = [];
  for (let n = 0; n < 300; n += 1) offers.push(await offerOfOneWaiting());
  for (const offer of offers) await store.offers.keep(offer);
  expect(written()).toBe(300 - 256);
  for (const { visitId, from, negotiationId } of offers) {
    const more = { visitId, from, negotiationId, candidate: candidate(1) };
    expect(await store.offers.addCandidate(more)).toBe("kept");
    const { released } = await admit(visitId);
    expect(released).toMatchObject({ negotiationId, candidates: [candidate(1)] });
  }
  expect(written()).toBe(0);
});

test("of many that come at once no more are held, and one that is renewed is not the oldest", async () => {
  const offers = [];
  for (let n = 0; n < 300; n += 1) offers.push(await offerOfOneWaiting());
  const [first] = offers;
  await Promise.all(offers.slice(0, 256).map((offer) => store.offers.keep(offer)));
  await store.offers.keep(first!);
  await Promise.all(offers.slice(256).map((offer) => store.offers.keep(offer)));
  expect(written()).toBe(300 - 256);
  await admit(first!.visitId);
  expect(written()).toBe(300 - 256); // it was held
});

test("an offer that is dropped while it is being written is gone", async () => {
  const first = await offerOfOneWaiting();
  await store.offers.keep(first);
  const others = [];
  for (let n = 0; n < 256; n += 1) others.push(await offerOfOneWaiting());
  // More than are committed at once, so that it is written after what comes later.
  const busy = Array.from({ length: 100 }, () => store.audit.append(fact("rush", first.visitId)));
  const kept = others.map((offer) => store.offers.keep(offer));
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await store.offers.drop(first.visitId);
  await Promise.all([...busy, ...kept]);
  expect(written()).toBe(0);
  expect((await admit(first.visitId)).released).toBeNull();
});

test("a candidate that comes while its offer is being written stays with it", async () => {
  const first = await offerOfOneWaiting();
  await store.offers.keep({ ...first, candidates: [candidate(0)] });
  const others = [];
  for (let n = 0; n < 256; n += 1) others.push(await offerOfOneWaiting());
  const kept = others.map((offer) => store.offers.keep(offer)); // the last of them makes the first leave
  const { visitId, from, negotiationId } = first;
  const added: Promise<string>[] = [];
  for (let n = 1; n < 20; n += 1) {
    added.push(store.offers.addCandidate({ visitId, from, negotiationId, candidate: candidate(n) }));
    await Promise.resolve();
  }
  await Promise.all(kept);
  expect(new Set(await Promise.all(added))).toEqual(new Set(["kept"]));
  expect(written()).toBe(1);
  expect((await admit(visitId)).released?.candidates).toHaveLength(20);
});

test("an admit at the moment of writing gets the offer", async () => {
  const first = await offerOfOneWaiting();
  await store.offers.keep(first);
  const others = [];
  for (let n = 0; n < 256; n += 1) others.push(await offerOfOneWaiting());
  const kept = others.map((offer) => store.offers.keep(offer));
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  const { released } = await admit(first.visitId);
  await Promise.all(kept);
  expect(released?.negotiationId).toBe(first.negotiationId);
  expect(written()).toBe(0);
});

test("an offer that waits when the store is closed is there when it is opened, and goes on when it is sent again", async () => {
  const offer = await offerOfOneWaiting();
  const { visitId, from, negotiationId } = offer;
  await store.offers.keep(offer);
  await store.offers.addCandidate({ visitId, from, negotiationId, candidate: candidate(1) });
  await store.close();
  expect(written()).toBe(1);
  store = await open();
  await store.offers.keep(offer); // as a page does that is back: without candidates, and more may follow
  await store.offers.addCandidate({ visitId, from, negotiationId, candidate: candidate(1) });
  await store.offers.addCandidate({ visitId, from, negotiationId, candidate: candidate(2) });
  const candidates = [candidate(1), candidate(2)];
  expect((await admit(visitId)).released).toMatchObject({ negotiationId, candidates });
});

test("a newer offer of the same visit counts, whether the older was written or not", async () => {
  const offer = await offerOfOneWaiting();
  await store.offers.keep({ ...offer, candidates: [candidate(1), candidate(2)] });
  await store.close();
  store = await open();
  for (const negotiationId of [randomUUID(), "newest"]) await store.offers.keep({ ...offer, negotiationId });
  expect((await admit(offer.visitId)).released).toMatchObject({ negotiationId: "newest", candidates: [] });
});

test("an offer that another process has written is found, though none was in the table before", async () => {
  const before = await offerOfOneWaiting();
  await store.offers.keep(before);
  await admit(before.visitId); // by now it is known which offers are in the table
  const offer = await offerOfOneWaiting();
  const other = await open();
  await other.offers.keep(offer);
  await other.close();
  expect(written()).toBe(1);
  expect((await admit(offer.visitId)).released?.negotiationId).toBe(offer.negotiationId);
  expect(written()).toBe(0);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CallJournals } from "./CallJournals.ts";
import { Journal } from "./Journal.ts";
import type { LinkSample } from "./LinkSample.ts";
import { Survival } from "./Survival.ts";
import { connected, settled } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";

let near: Party;
let far: Party;
let journals: CallJournals;

beforeEach(() => {
  near = new Party("near");
  far = new Party("far");
  wire(near, far);
  journals = new CallJournals(near.engine.events);
});
afterEach(() => {
  near.close();
  far.close();
});

async function call(): Promise<Journal> {
  far.open({ polite: true, initiator: false });
  near.open({ polite: false, initiator: true });
  await connected(near, far);
  await settled(near, far);
  const [journal] = journals.all;
  if (!journal) throw new Error("no journal");
  return journal;
}

const signals = (journal: Journal) =>
  journal.entries.flatMap((entry) => (entry.type === "signal" ? [entry] : []));
const states = (journal: Journal, of: string) =>
  journal.entries.flatMap((entry) => (entry.type === "state" && entry.of === of ? [entry.value] : []));

test("writes down every signal of a call with its direction, in the order in which they went", async () => {
  const journal = await call();
  await expect.poll(() => far.link.candidates().at(-1)?.candidate).toBe(null);
  await expect.poll(() => journal.mark("signal received end")?.count).toBe(1);
  expect(signals(journal).filter(({ sent }) => sent).length).toBe(near.link.sent.length);
  expect(signals(journal).filter(({ sent }) => !sent).length).toBe(far.link.sent.length);
  const [offer, ...rest] = signals(journal);
  expect(offer).toMatchObject({ sent: true, way: "server", kind: "offer" });
  expect(offer?.text).toBe(near.link.descriptions("offer")[0]?.description.sdp);
  expect(rest.find(({ kind }) => kind === "answer")).toMatchObject({ sent: false, way: "server" });
  const times = journal.entries.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("writes down the states of the connection and of what carries it", async () => {
  const journal = await call();
  await expect.poll(() => journal.mark("channel visit open")?.count).toBe(1);
  expect(journal.mark("channel bulk open")?.count).toBe(1);
  expect(states(journal, "signaling")).toEqual(["have-local-offer", "stable"]);
  expect(states(journal, "connection")).toEqual(["connecting", "connected"]);
  expect(states(journal, "ice").at(-1)).toBe("connected");
  expect(states(journal, "dtls").at(-1)).toBe("connected");
  await expect.poll(() => states(journal, "sctp").at(-1)).toBe("connected");
});

test("names the candidate pair in use as the statistics do", async () => {
  const journal = await call();
  const used = async () => {
    const report = await near.peerConnection?.getStats();
    const transport = [...(report?.values() ?? [])].find(({ type }) => type === "transport");
    const pair = report?.get(transport?.selectedCandidatePairId);
    return [pair?.localCandidateId, pair?.remoteCandidateId].map((id) => report?.get(id)?.port);
  };
  const noted = () => {
    const pair = journal.entries.findLast((entry) => entry.type === "pair");
    return pair?.type === "pair" ? [pair.local, pair.remote].map((line) => Number(line.split(" ")[5])) : null;
  };
  await expect.poll(async () => JSON.stringify([noted()]) === JSON.stringify([await used()])).toBe(true);
});

test("tells the two ways of a signal apart", async () => {
  const journal = await call();
  const parse = (text: string) => JSON.parse(text);
  const survive = ({ engine }: Party) =>
    new Survival(engine, { parse, onSilence: () => undefined, onSound: () => undefined });
  expect([near, far].map(survive)).toHaveLength(2);
  await expect.poll(() => journal.mark("channel signal open")?.count).toBe(1);
  // Both ends are open once a restart has gone over the channel.
  await expect
    .poll(async () => {
      near.engine.restartIce("far");
      await settled(near, far);
      return signals(journal).some(({ way, sent, kind }) => way === "channel" && !sent && kind === "answer");
    })
    .toBe(true);
  const sent = signals(journal).filter(({ sent: ours, kind }) => ours && kind === "offer");
  expect(sent.some(({ way }) => way === "channel")).toBe(true);
});

test("keeps the journal of a finished connection, and none of one that was never taken up", async () => {
  await call();
  near.engine.openPeer({ participantId: "waiting", tabId: null, polite: false, initiator: true });
  expect(journals.all.map(({ participantId }) => participantId)).toEqual(["far", "waiting"]);
  near.engine.closePeer("waiting");
  near.engine.closePeer("far");
  const [only, ...others] = journals.all;
  expect(others).toEqual([]);
  expect(only?.entries.at(-1)).toMatchObject({ type: "closed", failed: false });
  expect(only?.peerConnection).toBeNull();
  journals.forget();
  expect(journals.all).toEqual([]);
});

test("hands over the channels that the other side opens, with the connection they belong to", async () => {
  const opened: [string, Journal][] = [];
  journals.onChannel = ({ label }, journal) => opened.push([label, journal]);
  const journal = await call();
  far.peerConnection?.createDataChannel("inspection");
  await expect.poll(() => opened).toEqual([["inspection", journal]]);
});

test("asks the browser for no statistics", async () => {
  const asked = vi.spyOn(RTCPeerConnection.prototype, "getStats");
  const journal = await call();
  await expect.poll(() => journal.mark("channel visit open")?.count).toBe(1);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test("stays within its bounds however much happens, and remembers when things began", () => {
  const journal = new Journal("far");
  const note = (text: string) =>
    journal.add({
      type: "signal",
      sent: false,
      way: "channel",
      negotiationId: "round",
      kind: "offer",
      text,
    });
  note("v=0");
  const first = journal.mark("signal received offer")?.first;
  for (let n = 0; n < 5000; n += 1) note("x".repeat((n * 7919) % 60_000));
  expect(journal.bytes).toBeLessThanOrEqual(256 * 1024);
  for (let n = 0; n < 5000; n += 1) note("");
  expect(journal.entries.length).toBeLessThanOrEqual(600);
  expect(journal.dropped).toBe(10_001 - journal.entries.length);
  expect(journal.mark("signal received offer")).toMatchObject({ first, count: 10_001 });
  for (let n = 0; n < 5000; n += 1) journal.addSample({ at: n } as LinkSample);
  expect(journal.samples.map(({ at }) => at)).toEqual(Array.from({ length: 300 }, (_, n) => 4700 + n));
});

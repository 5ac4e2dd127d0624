import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EarlySignals } from "./EarlySignals.ts";
import type { IncomingDescription } from "./ports.ts";
import { connected } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";

let guest: Party;
let client: Party;
let early: EarlySignals;

beforeEach(() => {
  guest = new Party("guest");
  client = new Party("client");
  wire(guest, client);
  early = new EarlySignals(client.engine);
  // As the page does with everything that arrives.
  const { receiveDescription, receiveCandidate } = client.engine;
  Object.assign(client.engine, {
    receiveDescription: (...args: Parameters<typeof receiveDescription>) => {
      early.keepDescription(args[0]);
      return receiveDescription.apply(client.engine, args);
    },
    receiveCandidate: (...args: Parameters<typeof receiveCandidate>) => {
      early.keepCandidate(args[0]);
      return receiveCandidate.apply(client.engine, args);
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  for (const party of [guest, client]) party.close();
});

/** The guest's offer and all of its candidates have arrived. */
async function offered(): Promise<void> {
  guest.open({ polite: true, initiator: true });
  await expect.poll(() => guest.link.descriptions("offer")).toHaveLength(1);
  await expect.poll(() => guest.peerConnection?.iceGatheringState).toBe("complete");
}

const offer = (fromTab: string): IncomingDescription => ({
  from: "guest",
  fromTab,
  negotiationId: crypto.randomUUID(),
  description: { type: "offer", sdp: "v=0" },
});

test("an offer that comes before the news of its sender connects when the news come", async () => {
  await offered();
  client.open({ polite: false, initiator: false });
  early.handOver("guest", guest.tabId);
  await connected(guest, client);
  expect(guest.link.descriptions("offer")).toHaveLength(1);
});

test("an offer of a newer page waits until that page is known", () => {
  const engine = { hasPeer: () => false, receiveDescription: vi.fn(), receiveCandidate: vi.fn() };
  const signals = new EarlySignals(engine);
  const newer = offer("second tab");
  signals.keepDescription(offer("first tab"));
  signals.keepDescription(newer);
  signals.handOver("guest", "first tab");
  expect(engine.receiveDescription).not.toHaveBeenCalled();
  signals.handOver("guest", "second tab");
  signals.handOver("guest", "second tab");
  expect(engine.receiveDescription.mock.calls).toEqual([[newer]]);
});

test("what nobody knew for ten seconds is dropped", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const engine = { hasPeer: () => false, receiveDescription: vi.fn(), receiveCandidate: vi.fn() };
  const signals = new EarlySignals(engine);
  signals.keepDescription(offer("tab"));
  vi.advanceTimersByTime(10_001);
  signals.handOver("guest", "tab");
  expect(engine.receiveDescription).not.toHaveBeenCalled();
});

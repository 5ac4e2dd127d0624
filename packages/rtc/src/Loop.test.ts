import { afterEach, beforeEach, expect, test } from "vitest";
import { Loop } from "./Loop.ts";
import { throughput } from "./throughput.ts";

let lifetime: AbortController;
let loop: Loop;

beforeEach(() => {
  lifetime = new AbortController();
  loop = new Loop({}, {}, lifetime.signal);
});
afterEach(() => loop.close());

test("connects this page with itself and measures the way", async () => {
  expect(await loop.open()).toBe(true);
  const roundTrip = await loop.roundTrip();
  expect(roundTrip).toBeGreaterThanOrEqual(0);
  expect(roundTrip).toBeLessThan(2000);
  expect(await throughput(loop)).toBeGreaterThan(1000);
});

test("sends no more than a megabyte, however fast the way is", async () => {
  await loop.open();
  await throughput(loop);
  const stats: { type: string; bytesSent?: number }[] = [...(await loop.near.getStats()).values()];
  const sent = stats.find(({ type }) => type === "data-channel")?.bytesSent;
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThanOrEqual(1_000_000 + 4096);
});

test("closed while it connects, it does not connect", async () => {
  const opening = loop.open();
  lifetime.abort();
  expect(await opening).toBe(false);
  expect([loop.near.connectionState, loop.far.connectionState]).toEqual(["closed", "closed"]);
});

test("closed while it measures, it has measured nothing", async () => {
  await loop.open();
  const measuring = throughput(loop);
  lifetime.abort();
  expect(await measuring).toBeNull();
  expect(await loop.roundTrip()).toBeNull();
});

test("gives up at once where the relay refuses the connection", async () => {
  const urls = "turn:127.0.0.1:9?transport=tcp"; // nobody listens there
  const relay: RTCConfiguration = {
    iceServers: [{ urls, username: "x", credential: "x" }],
    iceTransportPolicy: "relay",
  };
  const hopeless = new Loop(relay, relay, lifetime.signal);
  expect(await hopeless.open()).toBe(false);
  hopeless.close();
});

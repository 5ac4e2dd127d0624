import { expect, test } from "vitest";
import { NetworkResult } from "./network.ts";

const transports = { direct: "blocked", udp: "blocked", tcp: "reached", tls: "untested" };
const result = { verdict: "relayed", rttMs: 34, kbps: 5200, transports };

test("a result passes, with its numbers or without", () => {
  expect(NetworkResult.parse(result)).toEqual(result);
  expect(NetworkResult.safeParse({ ...result, rttMs: null, kbps: null }).success).toBe(true);
});

test.each([
  { ...result, verdict: "excellent" },
  { ...result, rttMs: -1 },
  { ...result, rttMs: 12.5 },
  { ...result, rttMs: 60_001 },
  { ...result, kbps: 10_000_001 },
  { ...result, kbps: "fast" },
  { ...result, transports: { ...transports, tls: true } },
  { ...result, transports: { direct: "reached" } },
])("%j is refused", (wrong) => {
  expect(NetworkResult.safeParse(wrong).success).toBe(false);
});

test("an address that somebody adds does not survive parsing", () => {
  expect(NetworkResult.parse({ ...result, address: "192.0.2.1" })).toEqual(result);
});

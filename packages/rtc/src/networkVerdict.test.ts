import { expect, test } from "vitest";
import { type NetworkMeasures, networkVerdict, type Reach } from "./networkVerdict.ts";

const fine = { rttMs: 30, kbps: 4000 };
const ways = (direct: Reach, udp: Reach, tcp: Reach, tls: Reach) => ({ direct, udp, tcp, tls });
const all = ways("reached", "reached", "reached", "reached");

test.each<[string, NetworkMeasures, string]>([
  ["everything is open", { ...fine, transports: all }, "good"],
  ["only TLS is closed", { ...fine, transports: { ...all, tls: "blocked" } }, "good"],
  ["the NAT is symmetric", { ...fine, transports: { ...all, direct: "blocked" } }, "relayed"],
  ["UDP is blocked", { ...fine, transports: ways("blocked", "blocked", "reached", "reached") }, "relayed"],
  ["only TLS is open", { ...fine, transports: ways("blocked", "blocked", "blocked", "reached") }, "relayed"],
  ["it is slow", { rttMs: 80, kbps: 120, transports: all }, "poor"],
  ["it is late", { rttMs: 900, kbps: 4000, transports: all }, "poor"],
  ["it is reached and then lost", { rttMs: null, kbps: null, transports: all }, "poor"],
  ["the speed is not known", { rttMs: 30, kbps: null, transports: all }, "good"],
  [
    "nothing gets out",
    { rttMs: null, kbps: null, transports: ways("blocked", "blocked", "blocked", "blocked") },
    "blocked",
  ],
  [
    "no relay is configured",
    { rttMs: null, kbps: null, transports: ways("blocked", "untested", "untested", "untested") },
    "unknown",
  ],
  [
    "the relay is down, and packets get out",
    { rttMs: null, kbps: null, transports: ways("reached", "blocked", "blocked", "untested") },
    "unknown",
  ],
])("when %s it is %3$s", (_, measures, verdict) => {
  expect(networkVerdict(measures)).toBe(verdict);
});

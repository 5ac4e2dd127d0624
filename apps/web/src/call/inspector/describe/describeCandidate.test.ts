import { expect, test } from "vitest";
import { describeCandidate } from "./describeCandidate.ts";

const line = (type: string, address: string, protocol = "udp") =>
  `candidate:842163049 1 ${protocol} 1677729535 ${address} 46154 typ ${type} generation 0`;

test.each([
  [line("host", "192.0.2.7"), { type: "host", protocol: "udp", family: "ipv4" }, "192.0.2.7:46154"],
  [line("srflx", "2001:db8::7"), { type: "srflx", protocol: "udp", family: "ipv6" }, "[2001:db8::7]:46154"],
  [line("host", "1f4b.local", "tcp"), { type: "host", protocol: "tcp", family: "name" }, "1f4b.local:46154"],
  [`a=${line("relay", "192.0.2.7")}`, { type: "relay", protocol: "udp", family: "ipv4" }, "192.0.2.7:46154"],
])("reads %s", (text, facts, address) => {
  expect(describeCandidate(text)).toEqual({ facts: { ...facts, relay: null }, address });
});

test.each(["", "candidate:", "Kim Novak", line("somewhere", "192.0.2.7")])("%j is no candidate", (text) => {
  expect(describeCandidate(text)).toBeNull();
});

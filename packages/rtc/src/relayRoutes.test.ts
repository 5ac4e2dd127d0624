import { expect, test } from "vitest";
import { relayRoutes } from "./relayRoutes.ts";

const credentials = { username: "1:x", credential: "secret" };

test("takes the ways to a relay apart by scheme and transport", () => {
  const urls = [
    "turn:relay.example.test:3478?transport=udp",
    "turn:relay.example.test:3478?transport=tcp",
    "turns:relay.example.test:443?transport=tcp",
  ];
  const { relays, stun } = relayRoutes([{ urls: "stun:stun.example.test" }, { urls, ...credentials }]);
  expect(relays).toEqual({
    udp: [{ urls: urls[0], ...credentials }],
    tcp: [{ urls: urls[1], ...credentials }],
    tls: [{ urls: urls[2], ...credentials }],
  });
  expect(stun).toEqual([{ urls: "stun:stun.example.test" }]);
});

test("a transport that is not told is UDP, and TLS with turns", () => {
  const { relays } = relayRoutes([{ urls: ["turn:a.test", "turns:a.test"], ...credentials }]);
  expect([relays.udp.length, relays.tcp.length, relays.tls.length]).toEqual([1, 0, 1]);
});

test("asks the relay itself where there is no STUN server", () => {
  const { stun } = relayRoutes([{ urls: "turn:[2001:db8::1]:3478?transport=udp", ...credentials }]);
  expect(stun).toEqual([{ urls: "stun:[2001:db8::1]:3478" }]);
});

test("of nothing, nothing can be tried", () => {
  expect(relayRoutes([])).toEqual({ stun: [], relays: { udp: [], tcp: [], tls: [] } });
});

test("what no browser can use is left out", () => {
  const { relays } = relayRoutes([{ urls: ["turns:a.test?transport=udp", "http://a.test"], ...credentials }]);
  expect(Object.values(relays).flat()).toEqual([]);
});

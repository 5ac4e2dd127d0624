import { afterEach, beforeEach, expect, test } from "vitest";
import { NetworkTest } from "./NetworkTest.ts";

/** Nobody listens there: TCP is refused, UDP stays without an answer. */
const nobody = (transport: string) => ({
  urls: `turn:127.0.0.1:9?transport=${transport}`,
  username: "x",
  credential: "x",
});
const opened: RTCPeerConnection[] = [];
const real = window.RTCPeerConnection;
let network: NetworkTest;

beforeEach(() => {
  network = new NetworkTest();
  opened.length = 0;
  window.RTCPeerConnection = class extends real {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      opened.push(this);
    }
  };
});
afterEach(() => {
  network.stop();
  window.RTCPeerConnection = real;
});

test("without any server there is nothing to test, and it says so at once", async () => {
  await network.run([]);
  expect(network.facts.current).toEqual({
    phase: "done",
    report: {
      verdict: "unknown",
      rttMs: null,
      kbps: null,
      transports: { direct: "untested", udp: "untested", tcp: "untested", tls: "untested" },
    },
  });
  expect(opened).toEqual([]);
});

test("a relay that refuses is blocked, and every connection is closed afterwards", async () => {
  await network.run([nobody("tcp")]);
  expect(network.facts.current).toMatchObject({
    phase: "done",
    report: { verdict: "blocked", transports: { direct: "untested", udp: "untested", tcp: "blocked" } },
  });
  expect(opened.map(({ connectionState }) => connectionState)).toEqual(["closed", "closed"]);
});

test("silence is blocked as well, after a while", async () => {
  await network.run([nobody("udp")]);
  expect(network.facts.current).toMatchObject({
    phase: "done",
    report: { verdict: "blocked", transports: { direct: "blocked", udp: "blocked" } },
  });
});

test("stopped, it closes everything in the same moment and says nothing", async () => {
  const running = network.run([nobody("udp"), nobody("tcp")]);
  await expect.poll(() => opened.length).toBe(6);
  network.stop();
  expect(opened.map(({ connectionState }) => connectionState)).toEqual(Array(6).fill("closed"));
  expect(network.facts.current).toEqual({ phase: "idle" });
  await running;
  expect(network.facts.current).toEqual({ phase: "idle" });
});

test("begun anew, only the later test tells", async () => {
  const phases: string[] = [];
  network.facts.subscribe(() => phases.push(network.facts.current.phase));
  const first = network.run([nobody("udp")]);
  const second = network.run([]);
  await Promise.all([first, second]);
  expect(network.facts.current).toMatchObject({ phase: "done", report: { verdict: "unknown" } });
  expect(phases.filter((phase) => phase === "done")).toHaveLength(1);
});

test("a server that no browser can use is no reason to fail", async () => {
  await network.run([{ urls: "turn:", username: "x", credential: "x" }, { urls: "stun:" }]);
  expect(network.facts.current.phase).not.toBe("testing");
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RestartWatch } from "./RestartWatch.ts";

/** A connection that is in whatever state the test says: a real one takes half a minute to fail. */
class StatedConnection extends EventTarget {
  connectionState: RTCPeerConnectionState = "connected";
  signalingState: RTCSignalingState = "stable";
  bytes = 0;

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }

  negotiate(state: RTCSignalingState): void {
    this.signalingState = state;
    this.dispatchEvent(new Event("signalingstatechange"));
  }

  getStats(): Promise<Map<string, object>> {
    return Promise.resolve(new Map([["pair", { type: "candidate-pair", bytesReceived: this.bytes }]]));
  }
}

let connection: StatedConnection;
let end: AbortController;
let restarts: number;

beforeEach(() => {
  vi.useFakeTimers();
  connection = new StatedConnection();
  end = new AbortController();
  restarts = 0;
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

function watch({ polite = false } = {}): RestartWatch {
  return new RestartWatch({
    peerConnection: connection as EventTarget as RTCPeerConnection,
    polite,
    lifetime: end.signal,
    restartIce: () => {
      restarts += 1;
    },
  });
}

test("lets a short interruption mend itself", () => {
  watch();
  connection.become("disconnected");
  vi.advanceTimersByTime(900);
  connection.become("connected");
  vi.advanceTimersByTime(60_000);
  expect(restarts).toBe(0);
});

test("restarts after a second of interruption", () => {
  watch();
  connection.become("disconnected");
  vi.advanceTimersByTime(999);
  expect(restarts).toBe(0);
  vi.advanceTimersByTime(1);
  expect(restarts).toBe(1);
});

test("leaves the first attempt to the impolite side", () => {
  watch({ polite: true });
  connection.become("disconnected");
  vi.advanceTimersByTime(1_499);
  expect(restarts).toBe(0);
  vi.advanceTimersByTime(1);
  expect(restarts).toBe(1);
});

test("restarts at once when the connection failed or the network is another one", () => {
  const subject = watch();
  connection.become("failed");
  expect(restarts).toBe(1);
  connection.become("connected");
  subject.networkChanged();
  expect(restarts).toBe(2);
});

test("tries again for as long as it does not help, at most every six seconds", () => {
  watch();
  connection.become("failed");
  vi.advanceTimersByTime(60_000);
  const inAMinute = restarts;
  expect(inAMinute).toBeGreaterThanOrEqual(10);
  expect(inAMinute).toBeLessThanOrEqual(17);
  vi.advanceTimersByTime(600_000);
  expect(restarts).toBeGreaterThanOrEqual(inAMinute + 100);
  connection.become("connected");
  vi.advanceTimersByTime(60_000);
  expect(restarts - inAMinute).toBeLessThanOrEqual(152);
});

test("gives a round that is agreed on the time to connect", () => {
  watch();
  connection.become("failed");
  connection.negotiate("have-local-offer");
  vi.advanceTimersByTime(900);
  connection.negotiate("stable");
  vi.advanceTimersByTime(2_900);
  expect(restarts).toBe(1);
  vi.advanceTimersByTime(200);
  expect(restarts).toBe(2);
});

test("takes back an offer that nobody answers, though the connection is up", () => {
  watch();
  connection.negotiate("have-local-offer");
  vi.advanceTimersByTime(1_600);
  expect(restarts).toBe(1);
  connection.negotiate("stable");
  vi.advanceTimersByTime(60_000);
  expect(restarts).toBe(1);
});

test("begins at the short pause again when there is news", () => {
  const subject = watch();
  connection.become("failed");
  vi.advanceTimersByTime(60_000);
  const before = restarts;
  expect(subject.pathBack()).toBe(true);
  expect(restarts).toBe(before + 1);
  vi.advanceTimersByTime(1_500);
  expect(restarts).toBe(before + 2);
});

test("hears the same news once, and other news as well", () => {
  const subject = watch();
  subject.networkChanged();
  subject.networkChanged();
  expect(restarts).toBe(1);
  connection.become("disconnected");
  subject.pathBack();
  subject.pathBack();
  expect(restarts).toBe(2);
  vi.advanceTimersByTime(400);
  subject.pathBack();
  expect(restarts).toBe(3);
});

test("a way back changes nothing for a connection that is up", () => {
  expect(watch().pathBack()).toBe(false);
  expect(restarts).toBe(0);
});

test("has nothing to bring back of a connection that never was up", () => {
  connection.connectionState = "connecting";
  connection.signalingState = "have-local-offer";
  const first = watch();
  expect(first.pathBack()).toBe(false);
  first.networkChanged();
  connection.become("failed");
  vi.advanceTimersByTime(60_000);
  expect(restarts).toBe(0);
});

test("a suspicion restarts a connection on which nothing arrives, and no other", async () => {
  const subject = watch();
  const asked = subject.suspect();
  await vi.advanceTimersByTimeAsync(300);
  connection.bytes += 1;
  await vi.advanceTimersByTimeAsync(1_000);
  await asked;
  expect(restarts).toBe(0);
  const again = subject.suspect();
  await vi.advanceTimersByTimeAsync(1_000);
  await again;
  expect(restarts).toBe(1);
});

test("does nothing after the end", async () => {
  const subject = watch();
  connection.become("disconnected");
  const asked = subject.suspect();
  end.abort();
  subject.networkChanged();
  await vi.advanceTimersByTimeAsync(60_000);
  await asked;
  expect(restarts).toBe(0);
});

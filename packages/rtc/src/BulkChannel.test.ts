import { afterEach, beforeEach, expect, test } from "vitest";
import { BulkChannel } from "./BulkChannel.ts";

let near: RTCPeerConnection;
let far: RTCPeerConnection;
let sender: BulkChannel;
let lifetime: AbortController;
let received: ArrayBuffer[];

const handlers = () => ({ changed: () => undefined, bytes: (data: ArrayBuffer) => received.push(data) });

beforeEach(() => {
  near = new RTCPeerConnection();
  far = new RTCPeerConnection();
  lifetime = new AbortController();
  received = [];
  sender = new BulkChannel(near, handlers(), lifetime.signal);
  const receiver = new BulkChannel(far, handlers(), lifetime.signal);
  expect(receiver.maxBytes).toBe(64 * 1024);
});
afterEach(() => {
  lifetime.abort();
  near.close();
  far.close();
});

async function connect(): Promise<void> {
  near.addEventListener("icecandidate", ({ candidate }) => void far.addIceCandidate(candidate ?? undefined));
  far.addEventListener("icecandidate", ({ candidate }) => void near.addIceCandidate(candidate ?? undefined));
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
  await expect.poll(() => sender.send(new Uint8Array([1])), { timeout: 10_000 }).toBe(true);
}

test("sends nothing before it is open and after it has closed", async () => {
  expect(await sender.send(new Uint8Array([1]))).toBe(false);
  await connect();
  lifetime.abort();
  near.close();
  expect(await sender.send(new Uint8Array([1]))).toBe(false);
});

test("waits for room, so that the buffer stays small while twenty megabytes pass whole", async () => {
  await connect();
  const channelBuffer: number[] = [];
  const send = RTCDataChannel.prototype.send;
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: ArrayBufferView<ArrayBuffer>) {
    channelBuffer.push(this.bufferedAmount);
    send.call(this, data);
  } as typeof send;
  try {
    const chunk = new Uint8Array(sender.maxBytes);
    const chunks = Math.ceil(20_000_000 / chunk.length);
    for (let sent = 0; sent < chunks; sent += 1) expect(await sender.send(chunk)).toBe(true);
    await expect.poll(() => received.length, { timeout: 15_000 }).toBe(chunks + 1);
    expect(Math.max(...channelBuffer)).toBeLessThanOrEqual(1024 * 1024);
    expect(Math.max(...channelBuffer)).toBeGreaterThan(512 * 1024);
  } finally {
    RTCDataChannel.prototype.send = send;
  }
});

test("stops waiting for room when the connection is closed", async () => {
  await connect();
  const chunk = new Uint8Array(sender.maxBytes);
  const results = Promise.all(Array.from({ length: 200 }, () => sender.send(chunk)));
  lifetime.abort();
  near.close();
  expect((await results).at(-1)).toBe(false);
});

test("carries at most what the other side takes, and no more than 64 KiB", async () => {
  await connect();
  expect(sender.maxBytes).toBe(64 * 1024);
});

import { expect, test } from "vitest";
import { WebmClock } from "./WebmClock.ts";

const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const head = [0x1a, 0x45, 0xdf, 0xa3, 0x81, 0x00, 0x18, 0x53, 0x80, 0x67, ...unknown];
const tracks = [0x16, 0x54, 0xae, 0x6b, 0x81, 0x2a];
const cluster = (time: number) => [0x1f, 0x43, 0xb6, 0x75, ...unknown, 0xe7, 0x82, time >> 8, time & 0xff];
const block = (since: number, length: number) => {
  const size = length + 4;
  return [0xa3, 0x40 | (size >> 8), size & 0xff, 0x81, since >> 8, since & 0xff, 0x80, ...zeros(length)];
};
const zeros = (length: number) => Array.from({ length }, () => 0);
const group = [0xa0, 0x86, 0xa1, 0x84, 0x81, 0x01, 0x00, 0x00];
const file = Uint8Array.from(
  [
    head,
    tracks,
    cluster(0),
    block(0, 300),
    block(40, 20),
    cluster(5000),
    block(960, 100),
    block(20, 9),
  ].flat(),
);

test("the length is that of the latest block", () => {
  const clock = new WebmClock();
  clock.read(file);
  expect(clock.latest).toBe(5960);
});

test("it does not matter where the file is cut", () => {
  for (const size of [1, 2, 3, 7, 50, 301]) {
    const clock = new WebmClock();
    for (let at = 0; at < file.length; at += size) clock.read(file.subarray(at, at + size));
    expect(clock.latest).toBe(5960);
  }
});

test("a block in a group counts as well", () => {
  const clock = new WebmClock();
  clock.read(Uint8Array.from([head, cluster(1000), group].flat()));
  expect(clock.latest).toBe(1256);
});

test("what is no WebM has no length, and is not kept", () => {
  const clock = new WebmClock();
  clock.read(new Uint8Array(100));
  clock.read(file);
  expect(clock.latest).toBe(0);
});

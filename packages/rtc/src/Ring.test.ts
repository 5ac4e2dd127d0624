import { expect, test } from "vitest";
import { Ring } from "./Ring.ts";

test("keeps the latest of many, and says how many have gone", () => {
  const ring = new Ring<number>({ items: 3, bytes: 1000 });
  for (let n = 1; n <= 10; n += 1) ring.add(n, 1);
  expect(ring.items).toEqual([8, 9, 10]);
  expect(ring.dropped).toBe(7);
});

test("never takes more bytes than it may, whatever comes", () => {
  const ring = new Ring<string>({ items: 1000, bytes: 100 });
  for (const size of [10, 90, 60, 1, 100, 40, 99, 5]) {
    ring.add("x", size);
    expect(ring.bytes).toBeLessThanOrEqual(100);
  }
  ring.add("too large for it", 101);
  expect(ring.items).toEqual([]);
  expect(ring.bytes).toBe(0);
});

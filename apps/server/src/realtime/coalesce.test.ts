import { setTimeout as delay } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { coalesce } from "./coalesce.ts";

const fail = (error: unknown) => {
  throw error;
};

test("many requests of a key become one run, and one more for those that come meanwhile", async () => {
  const runs: string[] = [];
  const jobs = coalesce((key) => {
    runs.push(key);
    if (runs.length === 1) jobs.request("a");
    return Promise.resolve();
  }, fail);
  for (const key of ["a", "a", "a"]) jobs.request(key);
  await vi.waitFor(() => expect(runs).toHaveLength(2));
  await jobs.stop();
  expect(runs).toEqual(["a", "a"]);
});

test("what takes long rests before it runs again, and others do not wait for it", async () => {
  const began: Record<string, number[]> = { long: [], short: [] };
  const length = 100;
  const jobs = coalesce(
    async (key) => {
      began[key]?.push(performance.now());
      if (key === "long") await delay(length);
    },
    fail,
    3,
  );
  jobs.request("long");
  await delay(length / 2);
  jobs.request("long");
  jobs.request("short");
  await vi.waitFor(() => expect(began["long"]).toHaveLength(2));
  await jobs.stop();
  const [first = 0, second = 0] = began["long"] ?? [];
  expect(second - first).toBeGreaterThan(3.5 * length);
  expect((began["short"]?.[0] ?? 0) - first).toBeLessThan(second - first);
});

test("stopping cuts a rest short for what was requested before", async () => {
  let runs = 0;
  const jobs = coalesce(
    async () => {
      runs += 1;
      await delay(60);
    },
    fail,
    1_000,
  );
  jobs.request("a");
  await delay(80);
  jobs.request("a");
  await jobs.stop();
  expect(runs).toBe(2);
});

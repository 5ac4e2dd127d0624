import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadPart } from "./loadPart.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An `import` that fails so many times first. */
function failing(times: number) {
  return vi.fn(async () => {
    if (times-- > 0) throw new TypeError("network changed");
    return "the part";
  });
}

test.each([0, 1, 3])("what does not load %i times is loaded at the next", async (times) => {
  const load = failing(times);
  const loaded = loadPart(load);
  await vi.runAllTimersAsync();
  expect(await loaded).toBe("the part");
  expect(load).toHaveBeenCalledTimes(times + 1);
});

test("what never loads is given up with its error", async () => {
  const load = failing(Number.POSITIVE_INFINITY);
  const outcome = expect(loadPart(load)).rejects.toThrow("network changed");
  await vi.runAllTimersAsync();
  await outcome;
  expect(load).toHaveBeenCalledTimes(4);
});

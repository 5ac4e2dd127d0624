import { expect, test } from "vitest";
import { cameraLimits, screenLimits } from "./encodingLimits.ts";
import type { VideoLevel } from "./videoBudget.ts";

const levels: VideoLevel[] = ["full", "small", "probing", "trying", "paused"];

test("to one receiver goes what the path has room for", () => {
  expect(cameraLimits("full", 1, 720)).toEqual({ active: true, scale: 1 });
  expect(cameraLimits("full", 0, 720)).toEqual({ active: true, scale: 1 });
  expect(cameraLimits("small", 1, 720)).toEqual({ active: true, scale: 2, maxFramerate: 15 });
  expect(screenLimits("full", 1)).toEqual({ active: true, scale: 1 });
});

test("with each receiver more, each gets a smaller picture at less bitrate", () => {
  const [two, three] = [cameraLimits("full", 2, 720), cameraLimits("full", 3, 720)];
  expect([two.scale, three.scale]).toEqual([720 / 540, 2]);
  expect(three.maxBitrate).toBeLessThan(two.maxBitrate ?? 0);
  expect(cameraLimits("full", 4, 720)).toEqual(three);
});

test("a small camera is not made smaller than its share", () => {
  expect(cameraLimits("full", 3, 360).scale).toBe(1);
  expect(cameraLimits("full", 3, 240).scale).toBe(1);
  expect(cameraLimits("full", 3, undefined).scale).toBe(1);
});

test("of the two reasons to send less the stronger counts, and never neither", () => {
  for (const level of levels) {
    const [alone, among] = [cameraLimits(level, 1, 720), cameraLimits(level, 3, 720)];
    const least = (value: number | undefined) => value ?? Number.POSITIVE_INFINITY;
    expect(among.active).toBe(alone.active);
    expect(among.scale).toBe(Math.max(alone.scale, 2));
    expect(among.maxFramerate).toBe(Math.min(least(alone.maxFramerate), 20));
    expect(among.maxBitrate).toBe(Math.min(least(alone.maxBitrate), 600_000));
  }
});

test("a share is no reason to think the path narrow: a full picture asks for less than it", () => {
  // What videoBudget wants to see free before it sends the full picture again.
  const fullAbove = 450_000;
  expect(cameraLimits("full", 3, 720).maxBitrate).toBeGreaterThan(fullAbove);
});

test("a shared screen keeps its size, whatever else becomes less", () => {
  for (const level of levels) {
    for (const audience of [1, 2, 3])
      expect(screenLimits(level, audience)).toMatchObject({ active: true, scale: 1 });
  }
  expect(screenLimits("full", 3)).toMatchObject({ maxFramerate: 10, maxBitrate: 800_000 });
  expect(screenLimits("small", 3)).toMatchObject({ maxFramerate: 5, maxBitrate: 150_000 });
});

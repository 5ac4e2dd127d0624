import { expect, it } from "vitest";
import type { LinkSample } from "./LinkSample.ts";
import { fullVideo, nextBudget, type VideoLevel } from "./videoBudget.ts";

const sample: LinkSample = {
  at: 0,
  roundTrip: 40,
  loss: 0,
  jitter: 3,
  sendBitrate: 60_000,
  receiveBitrate: 60_000,
  availableBitrate: 1_500_000,
  width: 640,
  height: 360,
  framesPerSecond: 20,
  sentWidth: 1280,
  sentHeight: 720,
  sentFramesPerSecond: 30,
  path: "direct",
};

/** The levels after each of these seconds, given by what the browser estimates, in kbit/s. */
function levels(estimates: number[], others: Partial<LinkSample> = {}): VideoLevel[] {
  let budget = fullVideo;
  return estimates.map((kilobits, second) => {
    const availableBitrate = kilobits * 1000;
    budget = nextBudget(budget, { ...sample, availableBitrate, at: second * 1000, ...others });
    return budget.level;
  });
}

const steady = [300, 700, 1500, 2000, 2500];

it("leaves the first seconds alone, when every estimate is low", () => {
  expect(levels([100, 120, 200, 400, 900, 1500, 1500])).not.toContain("paused");
});

it("waits no longer once the estimate has been seen to grow", () => {
  expect(levels([1500, 95, 90])).toEqual(["full", "full", "paused"]);
});

it("sends the full picture where there is room", () => {
  expect(new Set(levels([...steady, 2500, 2500, 2500]))).toEqual(new Set(["full"]));
});

it("is not moved by one bad second", () => {
  expect(levels([...steady, 90, 1500, 90, 1500]).at(-1)).toBe("full");
});

it("pauses two seconds after the connection has got too slow", () => {
  expect(levels([...steady, 95, 90]).slice(-2)).toEqual(["full", "paused"]);
});

it("pauses at once when much is being lost as well", () => {
  expect(levels([...steady, 95], { loss: 0.3 }).at(-1)).toBe("paused");
});

it("pauses at once when the sound is late as well", () => {
  expect(levels([...steady, 95], { roundTrip: 900 }).at(-1)).toBe("paused");
});

it("shrinks first where there is room for a small picture", () => {
  expect(levels([...steady, 240, 230, 220])).toContain("small");
});

it("grows again only after four good seconds", () => {
  const before = [...steady, 240, 230];
  expect(levels([...before, 500, 500, 500]).at(-1)).toBe("small");
  expect(levels([...before, 500, 500, 500, 500]).at(-1)).toBe("full");
});

const paused = [...steady, 95, 90];

it("probes after a pause and comes back when there is room", () => {
  const after = levels([...paused, 100, 100, 130, 180, 210, 220]).slice(-6);
  const tried = ["trying", "trying", "small"];
  expect(after).toEqual(["paused", "probing", "probing", ...tried]);
});

it("pauses again, without having shown a picture, when one turns out to be too much", () => {
  const after = levels([...paused, 100, 100, 300, 90]).slice(-2);
  expect(after).toEqual(["trying", "paused"]);
});

it("counts on when a starving picture is made small first", () => {
  expect(levels([...steady, 290, 90, 90]).slice(-2)).toEqual(["small", "paused"]);
});

it("gives a probe up that finds no room, and waits before the next", () => {
  const after = levels([...paused, ...Array<number>(16).fill(100)]).slice(paused.length);
  const runs = after.join(" ").match(/(paused ?)+|(probing ?)+/g) ?? [];
  expect(runs.map((run) => run.trim().split(" ").length)).toEqual([1, 8, 2, 5]);
});

it("gives a probe up at once when it delays the sound", () => {
  const late = levels([...steady, 95, 100, 200, 200], { roundTrip: 1500 });
  expect(late.slice(-2)).toEqual(["probing", "paused"]);
});

it("never waits so long that a good connection is missed for fifteen seconds", () => {
  const hopeless = [...paused, ...Array<number>(60).fill(100)];
  for (let later = 0; later < 12; later += 1) {
    const lifted = [...hopeless, ...Array<number>(later).fill(100), ...Array<number>(12).fill(220)];
    expect(levels(lifted).slice(-1)).toEqual(["small"]);
  }
});

it("goes by loss where the browser does not estimate", () => {
  const run = (losses: number[]) => {
    let budget = fullVideo;
    for (const [second, loss] of losses.entries()) {
      budget = nextBudget(budget, { ...sample, availableBitrate: null, loss, at: second * 1000 });
    }
    return budget.level;
  };
  expect(run([0, 0.4, 0.4])).toBe("full"); // too early to tell
  expect(run([0, 0, 0, 0, 0, 0.4, 0.4])).toBe("paused");
  expect(run([0, 0, 0, 0, 0, 0, 0])).toBe("full");
  expect(run([0, 0, 0, 0, 0, 0.4, 0.4, 0, 0, 0, 0, 0, 0, 0])).toBe("small");
});

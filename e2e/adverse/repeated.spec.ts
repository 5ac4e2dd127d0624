import { expect } from "@playwright/test";
import { takeGaps, watchFrames } from "../support/frameGaps.ts";
import { meet } from "../support/meet.ts";
import { expectCallWith } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { watchTiles } from "../support/watchTiles.ts";

/** How often each fault hits one call; twenty times with `ROUNDS=20`. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 3);

let server: RunningServer;

test.describe.configure({ timeout: 60_000 + ROUNDS * 40_000 });
test.beforeEach(async ({ problems }) => {
  problems.expect(/ERR_|WebSocket|Failed to load/); // while the server is gone
  server = await startServer();
});
test.afterEach(() => server.stop());

test("a server that is killed time and again costs a call no picture", async ({ newPerson }) => {
  const { professional, client } = await meet(server, { newPerson });
  const sides = [professional, client];
  for (const side of sides) await watchFrames(side);
  const pauses: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(sides.map(expectToSeeAndHear));
    await Promise.all(sides.map(takeGaps));
    await server.halt("SIGKILL");
    for (const side of sides) await expect(side.getByText("Your call goes on")).toBeVisible();
    await Promise.all(sides.map(expectToSeeAndHear));
    await server.restart();
    for (const side of sides) await expect(side.getByText("Your call goes on")).toHaveCount(0);
    for (const { theirs, own } of await Promise.all(sides.map(takeGaps))) {
      pauses.push(theirs);
      expect(theirs, "beside the pauses of one's own camera").toBeLessThanOrEqual(own + 500);
    }
  }
  console.log(`longest pauses in ms, ${ROUNDS} outages: ${pauses.join(", ")}`);
});

test("either side comes back from one reload after another without a click", async ({ newPerson }) => {
  const { professional, client } = await meet(server, { newPerson });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [gone, other, name] of [
      [client, professional, "Robin Ellis"],
      [professional, client, "Kim Novak"],
    ] as const) {
      const tiles = await watchTiles(other);
      const began = Date.now();
      await gone.reload();
      await expectCallWith(gone, name);
      await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
      times.push(Date.now() - began);
      expect(await tiles.seen()).toEqual({ most: 1, left: false });
    }
  }
  console.log(`seen and heard again after ms, ${ROUNDS} reloads a side: ${times.join(", ")}`);
});

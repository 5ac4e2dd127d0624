import { expect, type Page } from "@playwright/test";
import { crowdLaunchOptions } from "../support/chromium.ts";
import { checkIn } from "../support/client.ts";
import { clickAt, crash, goSilently, holdServerWay, watchWords } from "../support/farewell.ts";
import { admitGuest, expectToSeeAll, inviteGuest } from "../support/guests.ts";
import { expectLoadedAhead } from "../support/loadedAhead.ts";
import { meet } from "../support/meet.ts";
import { createRoom, joinRoom } from "../support/rooms.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

test.describe.configure({ timeout: 240_000 });
test.use({ launchOptions: crowdLaunchOptions });

/** Within a second somebody who looks knows why the other is gone; in ms. */
const AT_ONCE = 1000;
/** Nothing is heard of somebody who dies: that is noticed after 0.6 to 0.8 s, longer where many pages share a machine; in ms. */
const BY_SILENCE = 1500;
/** Where neither the other side nor the server can tell: ICE notices, and gives a short interruption its time; in ms. */
const BY_ICE = 20_000;

let server: RunningServer;

test.beforeEach(async ({ problems }) => {
  problems.expect(/ERR_|WebSocket|Failed to load|Failed to fetch|Target crashed/); // a server or a page is gone
  server = await startServer();
});
test.afterEach(() => server.stop());

type NewPerson = Parameters<typeof meet>[1]["newPerson"];

/** Somebody who sees another one go, and what they are to read. */
interface Scene {
  told: Page;
  goes: Page;
  leave: string;
  left: string;
  lost: string;
  /** Waits until the one who left is there again. */
  isBack: () => Promise<void>;
}

type Open = (newPerson: NewPerson, script?: () => void) => Promise<Scene>;

const client: Open = async (newPerson, script) => {
  const scripts = script ? [script] : [];
  const { professional, client: goes } = await meet(server, { newPerson, scripts });
  const name = "Kim Novak";
  return {
    told: professional,
    goes,
    leave: "Leave visit",
    left: `${name} has left the visit`,
    lost: `${name} lost the connection`,
    isBack: () => expectToSeeAndHear(professional),
  };
};

const guest: Open = async (newPerson, script) => {
  const { professional } = await meet(server, { newPerson });
  const name = "Ana Sol";
  const goes = await newPerson();
  if (script) await goes.addInitScript(script);
  await checkIn(goes, await inviteGuest(professional, name, "interpreter"));
  await admitGuest(professional, name);
  await expectToSeeAll(professional, ["Kim Novak", name]);
  return {
    told: professional,
    goes,
    leave: "Leave visit",
    left: `${name} is not in the call any more.`,
    lost: `${name} lost the connection`,
    isBack: () => expectToSeeAll(professional, ["Kim Novak", name]),
  };
};

const occupant: Open = async (newPerson, script) => {
  const [told, goes] = [await newPerson(), await newPerson()];
  if (script) await goes.addInitScript(script);
  await createRoom(told, server.url, { room: "Farewells", as: "Robin" });
  await joinRoom(goes, server.url, { room: "Farewells", as: "Kim" });
  await Promise.all([told, goes].map(expectToSeeAndHear));
  return {
    told,
    goes,
    leave: "Leave room",
    left: "Kim has left the room.",
    lost: "Kim lost the connection.",
    isBack: () => expectToSeeAndHear(told),
  };
};

const everybody = [
  ["a client", client],
  ["a guest", guest],
  ["somebody in a room", occupant],
] as const;

/** The server is gone, and both pages know it. */
async function stopServer({ told, goes }: Scene): Promise<void> {
  await expectLoadedAhead(told, goes);
  await server.halt("SIGKILL");
  for (const page of [told, goes]) {
    await expect(page.getByText("Your call goes on")).toBeVisible({ timeout: 30_000 });
  }
}

for (const [who, open] of everybody) {
  test(`${who} who leaves or dies is told by the server within a second`, async ({ newPerson }) => {
    const scene = await open(newPerson, goSilently);
    const { told, goes } = scene;
    await expectLoadedAhead(told);
    const left = await watchWords(told, scene.left);
    const leftAt = await clickAt(goes, scene.leave);
    expect((await left()) - leftAt).toBeLessThan(AT_ONCE);

    await goes.getByRole("button", { name: "Rejoin" }).click();
    await scene.isBack();
    const lost = await watchWords(told, scene.lost);
    const diedAt = await crash(goes);
    expect((await lost()) - diedAt).toBeLessThan(BY_SILENCE);
  });

  test(`${who} who leaves while the server is gone is told by their own word`, async ({ newPerson }) => {
    const scene = await open(newPerson);
    await stopServer(scene);
    const left = await watchWords(scene.told, scene.left);
    const leftAt = await clickAt(scene.goes, scene.leave);
    expect((await left()) - leftAt).toBeLessThan(AT_ONCE);
  });

  test(`${who} who closes the page while the server is gone is told as lost by the channel's end`, async ({
    newPerson,
  }) => {
    const scene = await open(newPerson);
    await stopServer(scene);
    const lost = await watchWords(scene.told, scene.lost);
    const closedAt = Date.now();
    await scene.goes.close();
    expect((await lost()) - closedAt).toBeLessThan(AT_ONCE);
  });
}

test("whoever dies while the server is gone too is told as out of reach, and is still tried", async ({
  newPerson,
}) => {
  const scene = await client(newPerson);
  await stopServer(scene);
  const lost = await watchWords(scene.told, "The connection to Kim Novak is lost. We keep trying");
  const diedAt = await crash(scene.goes);
  expect((await lost()) - diedAt).toBeLessThan(BY_ICE);
  await expect(scene.told.getByText("Reconnecting…", { exact: true })).toBeVisible();
  await expect(scene.told.getByRole("button", { name: "Connection: poor" })).toBeVisible();
});

test("the end of a visit is told by the professional's own word to whom the server does not reach", async ({
  newPerson,
}) => {
  const cuts: (() => Promise<void>)[] = [];
  const reached = async () => {
    const page = await newPerson();
    cuts.push(await holdServerWay(page));
    return page;
  };
  const { professional, client: kim } = await meet(server, { newPerson: reached });
  const ana = await reached();
  await checkIn(ana, await inviteGuest(professional, "Ana Sol", "interpreter"));
  await admitGuest(professional, "Ana Sol");
  await expectToSeeAll(ana, ["Kim Novak", "Robin Ellis"]);
  await expectLoadedAhead(kim, ana);
  for (const cut of cuts.slice(1)) await cut();
  const ended = await Promise.all([kim, ana].map((page) => watchWords(page, "Visit ended")));
  const endedAt = await clickAt(professional, "End visit");
  for (const heard of ended) expect((await heard()) - endedAt).toBeLessThan(AT_ONCE);
});

test("the end of a room is told by its creator's own word to whom the server does not reach", async ({
  newPerson,
}) => {
  let cut = async () => {};
  const { told: creator, goes: other } = await occupant(async () => {
    const page = await newPerson();
    cut = await holdServerWay(page);
    return page;
  });
  await expectLoadedAhead(other);
  await cut();
  const closed = await watchWords(other, "Room closed");
  const closedAt = await clickAt(creator, "Destroy room");
  expect((await closed()) - closedAt).toBeLessThan(AT_ONCE);
});

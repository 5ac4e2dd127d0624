import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { askToJoin, createRoom, expectInRoom, joinRoom } from "../support/rooms.ts";
import { say } from "../support/say.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const patient = { timeout: 30_000 };

test("two meet in a room by its link, a third is refused, and the one who leaves is missed", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/409/);
  const [robin, kim, noor] = [await newPerson(), await newPerson(), await newPerson()];
  await createRoom(robin, server.url, { room: "Team Blue", as: "Robin" });
  const link = await robin.getByRole("textbox", { name: "Room link" }).inputValue();
  await kim.goto(link);
  await expect(kim.getByRole("textbox", { name: "Room name" })).toHaveValue("Team Blue");
  await kim.getByRole("textbox", { name: "Your name" }).fill("Kim");
  await kim.getByRole("textbox", { name: "Your name" }).press("Enter");
  await expectInRoom(kim);
  await expect(robin.getByText("Kim has joined.")).toBeVisible(patient);
  await expect(kim.getByLabel("Video of Robin")).toBeVisible();
  await Promise.all([robin, kim].map(expectToSeeAndHear));

  await askToJoin(noor, server.url, { room: "TEAM blue", as: "Noor" });
  await expect(noor.getByRole("alert")).toContainText("Room full");
  await noor.getByRole("button", { name: "Create room" }).click();
  await expect(noor.getByRole("alert")).toContainText("exists already");

  await say(kim, robin, "See you.");
  await kim.getByRole("button", { name: "Leave room" }).click();
  await expect(kim.getByRole("heading", { name: "You have left the room" })).toBeVisible();
  await expect(robin.getByText("Kim has left the room.")).toBeVisible();
  await expect(robin.getByText("You are alone in Team Blue")).toBeVisible();

  await kim.getByRole("button", { name: "Rejoin" }).click();
  await Promise.all([robin, kim].map(expectToSeeAndHear));
  await robin.getByRole("button", { name: "Leave room" }).click();
  await kim.getByRole("button", { name: "Leave room" }).click();
  await createRoom(noor, server.url, { room: "Team Blue", as: "Noor" });
});

test("a creator who destroys a room ends it for everybody, and the name is free", async ({ newPerson }) => {
  const [robin, kim] = [await newPerson(), await newPerson()];
  await createRoom(robin, server.url, { room: "Short", as: "Robin" });
  await joinRoom(kim, server.url, { room: "short", as: "Kim" });
  await expect(robin.getByText("Kim has joined.")).toBeVisible(patient);
  await expect(kim.getByRole("button", { name: "Destroy room" })).toHaveCount(0);
  await robin.getByRole("button", { name: "Destroy room" }).click();
  for (const page of [robin, kim]) {
    await expect(page.getByRole("heading", { name: "Room closed" })).toBeVisible();
  }
  await createRoom(kim, server.url, { room: "Short", as: "Kim" });
});

test("a browser that dies is told as lost, and a reload comes back by itself", async ({ newPerson }) => {
  const [robin, kim] = [await newPerson(), await newPerson()];
  await createRoom(robin, server.url, { room: "Fragile", as: "Robin" });
  await joinRoom(kim, server.url, { room: "Fragile", as: "Kim" });
  await Promise.all([robin, kim].map(expectToSeeAndHear));
  await kim.reload();
  await expectInRoom(kim);
  await Promise.all([robin, kim].map(expectToSeeAndHear));
  await expect(robin.getByText("Kim is back.")).toBeVisible(patient);

  await robin.context().close();
  await expect(kim.getByText("Robin lost the connection.")).toBeVisible(patient);
  await kim.getByRole("button", { name: "Leave room" }).click();
  await createRoom(kim, server.url, { room: "Fragile", as: "Kim" });
});

test("a room in writing opens no camera and carries words in both directions", async ({ newPerson }) => {
  const [robin, kim] = [await newPerson(), await newPerson()];
  await createRoom(robin, server.url, { room: "In writing", as: "Robin", textOnly: true });
  await joinRoom(kim, server.url, { room: "In writing", as: "Kim", textOnly: true });
  await expect(robin.getByText("Kim has joined.")).toBeVisible(patient);
  await say(robin, kim, "Can you read this?");
  await say(kim, robin, "I can.");
  const sending = (page: typeof robin) =>
    page.evaluate(() =>
      window.recordedPeers.flatMap(({ connection }) => connection.getSenders().filter(({ track }) => track)),
    );
  expect((await sending(robin)).length + (await sending(kim)).length).toBe(0);
  await expect(robin.getByText("Kim is without a camera")).toBeVisible();
});

test("three talk in a room of three, and two rooms at once do not touch", async ({ newPerson }) => {
  const people = [await newPerson(), await newPerson(), await newPerson()] as const;
  const [robin, kim, noor] = people;
  await createRoom(robin, server.url, { room: "Three", as: "Robin", seats: 3, textOnly: true });
  await joinRoom(kim, server.url, { room: "Three", as: "Kim", textOnly: true });
  await joinRoom(noor, server.url, { room: "Three", as: "Noor", textOnly: true });
  const other = await newPerson();
  await createRoom(other, server.url, { room: "Elsewhere", as: "Sam", textOnly: true });
  for (const [from, ...rest] of [
    [robin, kim, noor],
    [noor, robin, kim],
  ] as const) {
    const words = `Hello from ${people.indexOf(from)}`;
    for (const to of rest) await say(from, to, `${words} to ${people.indexOf(to)}`);
  }
  await kim.getByRole("button", { name: "Leave room" }).click();
  for (const page of [robin, noor]) await expect(page.getByText("Kim has left the room.")).toBeVisible();
  await say(robin, noor, "We go on.");
  await expect(other.getByText("You are alone in Elsewhere")).toBeVisible();
  await expect(other.getByText(/Hello from|We go on/)).toHaveCount(0);
});

test("a room's link is copied while one waits, and from the call while a seat is left", async ({
  newPerson,
}) => {
  const copying = { permissions: ["camera", "microphone", "clipboard-read", "clipboard-write"] };
  const [robin, kim] = [await newPerson(copying), await newPerson()];
  await createRoom(robin, server.url, { room: "To Share", as: "Robin", seats: 3, textOnly: true });
  const link = await robin.getByRole("textbox", { name: "Room link" }).inputValue();
  const copied = () => robin.evaluate(() => navigator.clipboard.readText());
  await robin.getByRole("button", { name: "Copy room link" }).first().click();
  await expect.poll(copied).toBe(link);
  await robin.evaluate(() => navigator.clipboard.writeText(""));

  await joinRoom(kim, server.url, { room: "To Share", as: "Kim", textOnly: true });
  await expect(robin.getByRole("textbox", { name: "Room link" })).toHaveCount(0);
  await robin.getByRole("button", { name: "Copy room link" }).click();
  await expect.poll(copied).toBe(link);
});

test("what is missing or wrong is said beside its field, and a room that is not there in an alert", async ({
  newPerson,
}) => {
  const page = await newPerson();
  await page.goto(`${server.url}/rooms`);
  await page.getByRole("textbox", { name: "Room name" }).fill("a/b");
  await page.getByRole("textbox", { name: "Room name" }).press("Enter");
  await expect(page.getByText("Begin with a letter or a digit")).toBeVisible();
  await expect(page.getByText("Enter your name.")).toBeVisible();
  await expectAccessible(page);
  await askToJoin(page, server.url, { room: "Nowhere", as: "Kim" });
  await expect(page.getByRole("alert")).toContainText("No such room");
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Kim");
});

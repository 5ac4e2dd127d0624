import { expect, type Page } from "@playwright/test";
import { expectLoadedAhead } from "../support/loadedAhead.ts";
import { createRoom, joinRoom } from "../support/rooms.ts";
import { say } from "../support/say.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeEach(async ({ problems }) => {
  problems.expect(/ERR_|WebSocket|Failed to load|Failed to fetch/); // while the server is gone
  server = await startServer();
});
test.afterEach(() => server.stop());

async function meet(newPerson: () => Promise<Page>) {
  const [robin, kim] = [await newPerson(), await newPerson()];
  await createRoom(robin, server.url, { room: "Team Blue", as: "Robin" });
  await joinRoom(kim, server.url, { room: "Team Blue", as: "Kim" });
  await Promise.all([robin, kim].map(expectToSeeAndHear));
  await expectLoadedAhead(robin, kim);
  return { robin, kim };
}

test("with the server stopped a room talks on, and is told when one leaves", async ({ newPerson }) => {
  test.setTimeout(240_000);
  const { robin, kim } = await meet(newPerson);
  await server.halt("SIGKILL");
  for (const side of [robin, kim]) {
    await expect(side.getByText("Your call goes on")).toBeVisible({ timeout: 30_000 });
  }
  await say(robin, kim, "The server is gone.");
  await say(kim, robin, "We are not.");
  const chooser = robin.waitForEvent("filechooser");
  await robin.getByRole("button", { name: "Attach file" }).click();
  await (await chooser).setFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") });
  await kim.getByRole("button", { name: /^Accept/ }).click();
  await expect(kim.getByRole("link", { name: /Save/ })).toBeVisible({ timeout: 30_000 });
  await Promise.all([robin, kim].map(expectToSeeAndHear));

  await kim.getByRole("button", { name: "Leave room" }).click();
  await expect(robin.getByText("Kim has left the room.")).toBeVisible();
  await expect(kim.getByRole("heading", { name: "You have left the room" })).toBeVisible();

  await server.restart();
  await expect(robin.getByText("Your call goes on")).toHaveCount(0, { timeout: 30_000 });
  await expect(robin.getByText("Kim lost the connection.")).toHaveCount(0);
  await joinRoom(kim, server.url, { room: "Team Blue", as: "Kim" });
  await Promise.all([robin, kim].map(expectToSeeAndHear));
});

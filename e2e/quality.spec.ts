import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { checkIn } from "./support/client.ts";
import { admit, createAppointment, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { readConnected } from "./support/stats.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test("both sides see how the connection does, in a word and in numbers", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newPerson();
  await checkIn(client, joinLink);
  await admit(professional, "Kim Novak");

  for (const [page, other] of [
    [professional, "Kim Novak"],
    [client, "Robin Ellis"],
  ] as const) {
    const details = page.getByRole("group", { name: `Connection to ${other}` });
    await expect(details).toBeHidden();
    await page.getByRole("button", { name: /^Connection: (good|fair|poor)$/ }).click();
    await expect(details).toContainText("Pathdirect");
    await expect(details).toContainText(/Round trip\d+ ms/);
    await expect(details).toContainText(/Receiving[1-9]\d* kbit\/s/);
    await expect(details).toContainText(/Picture received\d+ × \d+, \d+ a second/);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(details).toBeHidden();
  }
  expect((await readConnected(client)).negotiationsNeeded).toBe(1);
  await professional.getByRole("button", { name: "End visit" }).click();
});

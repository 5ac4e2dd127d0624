import { expect, type Page } from "@playwright/test";
import { expectToFit } from "./support/fits.ts";
import { createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

test.use({ actionTimeout: 40_000 }); // twice the size is twice the work for a busy machine

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** Runs in the page before its scripts: the person reads text at twice its size (WCAG 1.4.4). */
function doubleText(): void {
  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.style.fontSize = "200%";
  });
}

const phone = { viewport: { width: 390, height: 844 } };

async function newReader(newPerson: (options: object) => Promise<Page>): Promise<Page> {
  const page = await newPerson(phone);
  await page.addInitScript(doubleText);
  return page;
}

test("with text at twice its size everything of a visit fits on a phone, on both sides", async ({
  newPerson,
}) => {
  test.setTimeout(240_000); // every control of ten screens is looked at
  const professional = await newReader(newPerson);
  await openAsProfessional(professional, server.dashboardUrl);
  await expectToFit(professional, "on the dashboard");
  const joinLink = await createAppointment(professional, "Kim Novak");

  const client = await newReader(newPerson);
  await client.goto(joinLink);
  await expect(client.getByRole("button", { name: "Check in" })).toBeVisible();
  await expectToFit(client, "at check-in");
  await client.getByRole("button", { name: "Check in" }).click();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expectToFit(client, "in the waiting room");
  await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toBeVisible();
  await expectToFit(professional, "on the dashboard with a client");
  await professional.getByRole("button", { name: "Admit Kim Novak" }).click();
  await expectCallWith(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");

  for (const page of [professional, client]) {
    await expect(page.getByRole("button", { name: "More", exact: true })).toBeVisible();
    await expectToFit(page, "in the call");
    const picture = await page.locator("video[data-own=false]").first().boundingBox();
    expect(picture?.height, "the other person can still be seen").toBeGreaterThan(250);
  }
  await client.getByRole("button", { name: "More", exact: true }).click();
  await expect(client.getByRole("menu")).toBeVisible();
  await expectToFit(client, "in the menu", "[role=menu]");
  await client.keyboard.press("Escape");
  await client.getByRole("button", { name: "Settings" }).click();
  await expect(client.getByRole("dialog")).toBeVisible();
  await expectToFit(client, "in the settings", "dialog");
  await client.keyboard.press("Escape");
  await client.getByRole("button", { name: "Chat" }).click();
  await expect(client.getByRole("textbox", { name: "Message" })).toBeVisible();
  await expectToFit(client, "in the chat", "aside");
  await client.getByRole("button", { name: "Close chat" }).click();
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expectToFit(client, "after the visit");
});

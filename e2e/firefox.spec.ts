import { expect } from "@playwright/test";
import type { Browser as Firefox, Page as FirefoxPage } from "puppeteer-core";
import { checkIn } from "./support/client.ts";
import { byRole, checkInOnFirefox, firefoxPath, launchFirefox, newFirefoxPage } from "./support/firefox.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { expectToSeeAndHear } from "./support/stats.ts";
import { test } from "./support/test.ts";

test.skip(firefoxPath === undefined, "no Firefox on this machine");

let server: RunningServer;
let firefox: Firefox;

test.beforeAll(async () => {
  server = await startServer();
  firefox = await launchFirefox();
});
test.afterAll(async () => {
  await firefox.close();
  await server.stop();
});

async function click(page: FirefoxPage, name: string) {
  await byRole(page, "button", name).click();
}

test("a client on Firefox and a professional on Chromium see and hear each other", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");

  const client = await newFirefoxPage(firefox);
  await checkInOnFirefox(client, joinLink);

  await admit(professional, "Kim Novak");
  await byRole(client, "button", "Leave visit").wait();
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await click(client, "Mute microphone");
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();
  await click(client, "Leave visit");
  await expect(professional.getByText("Kim Novak has left the visit")).toBeVisible();
  await click(client, "Rejoin");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await professional.getByRole("button", { name: "End visit" }).click();
  await byRole(client, "heading", "Visit ended").wait();
});

test("a professional on Firefox and a client on Chromium see and hear each other", async ({ newPerson }) => {
  const professional = await newFirefoxPage(firefox);
  await professional.goto(server.dashboardUrl);
  const client = await newPerson();
  await checkIn(client, server.joinLink);

  await click(professional, "Admit Sam Carter");
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await client.reload();
  await expectCallWith(client, "Robin Ellis");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await click(professional, "End visit");
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
});

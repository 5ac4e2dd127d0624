/**
 * `npm run screenshots`: every page at phone and desktop size, light and dark, into .cache/screenshots to be
 * looked at; the two of the README go to docs/screenshots.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { shootCallStates } from "./support/callStates.ts";
import { launchOptions } from "./support/chromium.ts";
import { checkIn } from "./support/client.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { startServer } from "./support/server.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const looks = [
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "tablet", viewport: { width: 820, height: 1180 }, colorScheme: "light" },
  { name: "desktop", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
] as const;
type Look = (typeof looks)[number];

async function newPage(browser: Browser, { viewport, colorScheme }: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: "en-US",
    permissions: ["camera", "microphone"],
  });
  return context.newPage();
}

async function shoot(page: Page, look: Look, name: string): Promise<void> {
  await page.screenshot({ path: `${root}.cache/screenshots/${name}.${look.name}.png` });
}

/** Waits until the page shows its own camera, so that no picture is black. */
async function seesItself(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("video")].some((video) => video.videoWidth > 0),
  );
}

async function takeVisit(browser: Browser, look: Look): Promise<void> {
  const server = await startServer();
  const professional = await newPage(browser, look);
  const client = await newPage(browser, look);
  await professional.goto(`${server.url}/sign-in`);
  await professional.getByRole("button", { name: "Sign in" }).waitFor();
  await shoot(professional, look, "sign-in");
  await openAsProfessional(professional, server.dashboardUrl);
  await shoot(professional, look, "dashboard-empty");

  await client.goto(`${server.url}/join#not-a-token`);
  await client.getByRole("alert").waitFor();
  await shoot(client, look, "bad-link");
  await client.goto("about:blank");
  await client.goto(server.joinLink);
  await seesItself(client);
  await shoot(client, look, "check-in");
  if (look.name === "phone") await client.screenshot({ path: `${root}docs/screenshots/join.png` });
  const joinLink = await createAppointment(professional, "Kim Novak");
  const second = await newPage(browser, look);
  await checkIn(second, joinLink);
  await client.getByRole("button", { name: "Check in" }).click();
  await client.getByRole("heading", { name: "Waiting room" }).waitFor();
  await seesItself(client);
  await shoot(client, look, "waiting");
  await professional.getByRole("button", { name: "Admit Sam Carter" }).waitFor();
  await shoot(professional, look, "dashboard");
  if (look.name === "desktop")
    await professional.screenshot({ path: `${root}docs/screenshots/dashboard.png` });

  await admit(professional, "Sam Carter");
  await expectCallWith(client, "Robin Ellis");
  for (const page of [professional, client]) {
    await page.waitForFunction(() =>
      [...document.querySelectorAll("video")].every((video) => video.videoWidth > 0),
    );
  }
  await shoot(professional, look, "call-professional");
  await shoot(client, look, "call-client");
  const shootIt = (page: Page, name: string) => shoot(page, look, name);
  await shootCallStates({ professional, client, shoot: shootIt });
  await professional.getByRole("button", { name: "End visit" }).click();
  await client.getByRole("heading", { name: "Visit ended" }).waitFor();
  await shoot(client, look, "ended");
  for (const page of [professional, client, second]) await page.context().close();
  await server.stop();
}

await mkdir(`${root}docs/screenshots`, { recursive: true });
const browser = await chromium.launch(launchOptions);
for (const look of looks) await takeVisit(browser, look);
await browser.close();

import { expect, type Page } from "@playwright/test";

interface Arrival {
  room: string;
  as: string;
  textOnly?: boolean;
  seats?: number;
}

async function fill(page: Page, { room, as, textOnly = false, seats }: Arrival): Promise<void> {
  await page.getByRole("textbox", { name: "Room name" }).fill(room);
  await page.getByRole("textbox", { name: "Your name" }).fill(as);
  if (seats) await page.getByRole("combobox", { name: "Seats" }).selectOption(String(seats));
  if (textOnly) await page.getByRole("checkbox", { name: /Text only/ }).check();
}

/** Creates a room on the rooms page and waits until one is in it. */
export async function createRoom(page: Page, url: string, arrival: Arrival): Promise<void> {
  await page.goto(`${url}/rooms`);
  await fill(page, arrival);
  await page.getByRole("button", { name: "Create room" }).click();
  await expectInRoom(page);
}

/** Asks to join a room on the rooms page. */
export async function askToJoin(page: Page, url: string, arrival: Arrival): Promise<void> {
  await page.goto(`${url}/rooms`);
  await fill(page, arrival);
  await page.getByRole("button", { name: "Join room" }).click();
}

export async function joinRoom(page: Page, url: string, arrival: Arrival): Promise<void> {
  await askToJoin(page, url, arrival);
  await expectInRoom(page);
}

export async function expectInRoom(page: Page): Promise<void> {
  await expect(page.getByRole("region", { name: "Call" })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole("button", { name: "Leave room" })).toBeVisible({ timeout: 30_000 });
}

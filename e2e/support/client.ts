import { expect, type Page } from "@playwright/test";

/** Opens a join link, checks in and waits in the waiting room. */
export async function checkIn(page: Page, joinLink: string): Promise<void> {
  await page.goto(joinLink);
  await page.getByRole("button", { name: "Check in" }).click();
  await expect(page.getByRole("heading", { name: "Waiting room" })).toBeVisible();
}

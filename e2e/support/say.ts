import { expect, type Page } from "@playwright/test";

/** Writes a line of the chat and waits until the other side has it. */
export async function say(from: Page, to: Page, words: string): Promise<void> {
  for (const page of [from, to]) {
    const message = page.getByRole("textbox", { name: "Message" });
    if (!(await message.isVisible())) await page.getByRole("button", { name: /^Chat/ }).click();
  }
  await from.getByRole("textbox", { name: "Message" }).fill(words);
  await from.getByRole("button", { name: "Send message" }).click();
  await expect(to.getByText(words)).toBeVisible({ timeout: 30_000 });
}

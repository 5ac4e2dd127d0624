import { expect, type Page } from "@playwright/test";

/** Reads the link of the code that the client's page shows, and closes the dialog. */
async function readCode(client: Page): Promise<string> {
  await expect(client.getByRole("img", { name: "Code to scan with your phone" })).toBeVisible();
  const link = await client.getByRole("textbox", { name: "Or open this link" }).inputValue();
  await client.keyboard.press("Escape");
  await expect(client.getByRole("dialog")).toHaveCount(0);
  return link;
}

/** Asks for a code from the waiting room. */
export async function codeWhileWaiting(client: Page): Promise<string> {
  await client.getByRole("button", { name: "Continue on your phone" }).click();
  return readCode(client);
}

/** Asks for a code from the call. */
export async function codeInCall(client: Page): Promise<string> {
  await client.getByRole("button", { name: "More" }).click();
  await client.getByRole("menuitem", { name: "Continue on your phone" }).click();
  return readCode(client);
}

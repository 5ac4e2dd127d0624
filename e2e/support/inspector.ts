import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the inspector from the More menu of a call, and waits until it has looked. */
export async function openInspector(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Connection inspector" }).click();
  const dialog = page.getByRole("dialog", { name: "Connection inspector" });
  await expect(dialog.getByRole("heading", { name: "Stages" })).toBeVisible();
  return dialog;
}

/** The rows of a table in a part of the inspector, cell by cell. */
export async function rowsOf(within: Locator, part: string): Promise<string[][]> {
  const rows = within.getByRole("region", { name: part }).locator("tbody tr");
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")),
  );
}

import { expect, type Page } from "@playwright/test";

/** Opens the dashboard by a link that signs in, such as the one the server prints, and waits for its lists. */
export async function openAsProfessional(page: Page, dashboardUrl: string): Promise<void> {
  await page.goto(dashboardUrl);
  await expect(page.getByRole("region", { name: "Waiting room" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Appointments" })).toBeVisible();
}

/**
 * Creates an appointment in the dashboard with the time and duration that the form proposes.
 * @returns its join link
 */
export async function createAppointment(page: Page, clientName = "Kim Novak"): Promise<string> {
  await page.getByRole("button", { name: "New appointment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Client name" }).fill(clientName);
  await dialog.getByRole("button", { name: "Create appointment" }).click();
  const link = page.getByRole("textbox", { name: "Join link" });
  await expect(link).toHaveValue(/\/join#.+/);
  const value = await link.inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  return value;
}

/** Admits a waiting client and waits for the call. */
export async function admit(page: Page, clientName: string): Promise<void> {
  await page.getByRole("button", { name: `Admit ${clientName}` }).click();
  await expectCallWith(page, clientName);
}

/** Waits until the call with this other side is on the screen; works for both sides. */
export async function expectCallWith(page: Page, name: string): Promise<void> {
  // On a loaded machine the connection is there long before the page has drawn the call.
  await expect(page.getByRole("region", { name: "Call" })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByLabel(`Video of ${name}`)).toBeVisible();
}

/** Signs in by the form and waits for the dashboard. */
export async function signIn(page: Page, url: string, account: Account): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole("textbox", { name: "Email" }).fill(account.email);
  await page.getByRole("textbox", { name: "Password" }).fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("region", { name: "Waiting room" })).toBeVisible();
}

export interface Account {
  email: string;
  password: string;
}

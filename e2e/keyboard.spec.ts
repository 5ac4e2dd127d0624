import { expect, type Page } from "@playwright/test";
import { manyCamerasLaunchOptions } from "./support/chromium.ts";
import { chooseByArrows, expectFocusKept, press, tabTo } from "./support/keyboard.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { expectToSeeAndHear } from "./support/stats.ts";
import { test } from "./support/test.ts";

// More than one of each device, so that there is something to choose.
test.use({ launchOptions: manyCamerasLaunchOptions });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** A button by its whole name. */
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function signIn(page: Page): Promise<void> {
  const { email, password } = await server.createProfessional("Noor Haddad", "noor@example.org");
  await page.goto(`${server.url}/sign-in`);
  await tabTo(page, page.getByRole("textbox", { name: "Email" }));
  await page.keyboard.type(email);
  await tabTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Waiting room" })).toBeVisible();
}

/** Creates an appointment and returns its join link, as it stands in the field that then has the focus. */
async function createAppointment(page: Page): Promise<string> {
  await press(page, button(page, "New appointment"));
  await tabTo(page, page.getByRole("textbox", { name: "Client name" }));
  await page.keyboard.type("Kim Novak");
  await press(page, button(page, "Create appointment"));
  const link = page.getByRole("textbox", { name: "Join link" });
  await expect(link).toHaveValue(/\/join#.+/);
  await expect(link).toBeFocused();
  const joinLink = await link.inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button(page, "New appointment")).toBeFocused();
  return joinLink;
}

/** Chooses another camera in the menu beside the button. */
async function changeCamera(page: Page): Promise<void> {
  await press(page, button(page, "Choose camera"));
  await chooseByArrows(page, page.getByRole("menuitemradio", { name: "fake_device_2" }));
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expectFocusKept(page, "a camera was chosen");
}

/** Opens the settings, goes through them and closes them. */
async function visitSettings(page: Page): Promise<void> {
  await press(page, button(page, "Settings"));
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await tabTo(page, dialog.getByRole("combobox", { name: "Speaker" }));
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button(page, "Settings")).toBeFocused();
}

/** Opens the chat, writes a line and closes it. */
async function writeLine(page: Page, other: Page, text: string): Promise<void> {
  await press(page, page.getByRole("button", { name: /^Chat/ }));
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.keyboard.type(text);
  await press(page, button(page, "Send message"));
  await expect(page.getByRole("log").getByText(text)).toBeVisible();
  await expectFocusKept(page, "a message was sent");
  await expect(other.getByText("1 unread message")).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveCount(0);
  await expectFocusKept(page, "the chat has closed");
}

/** Everything of a call that has a button, by one side; the other side hears and sees what comes of it. */
async function useTheCall(page: Page, other: Page, name: string): Promise<void> {
  await press(page, button(page, "Mute microphone"));
  await expect(other.getByText("muted", { exact: true })).toBeVisible();
  await press(page, button(page, "Unmute microphone"), " ");
  await expect(other.getByText("muted", { exact: true })).toHaveCount(0);
  await press(page, button(page, "Turn camera off"));
  await expect(other.getByText(`${name} has turned the camera off`)).toBeVisible();
  await press(page, button(page, "Turn camera on"));
  await expect(other.getByText(`${name} has turned the camera off`)).toHaveCount(0);
  await changeCamera(page);
  await expectToSeeAndHear(other);
  await visitSettings(page);
  await press(page, button(page, "More"));
  await chooseByArrows(page, page.getByRole("menuitem", { name: "Keyboard shortcuts" }));
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expectFocusKept(page, "the list of shortcuts has closed");
}

test("a whole visit is done by the keyboard alone, on both sides", async ({ newPerson }) => {
  test.setTimeout(300_000); // some hundred keys, and what each of them shows on the other side
  const professional = await newPerson();
  await signIn(professional);
  const joinLink = await createAppointment(professional);

  const client = await newPerson();
  await client.goto(joinLink);
  await press(client, button(client, "Turn camera off"));
  await press(client, button(client, "Turn camera on"));
  await press(client, button(client, "Check in"));
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expectFocusKept(client, "check-in");

  await press(professional, button(professional, "Admit Kim Novak"));
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await expectFocusKept(professional, "the client was admitted");
  await expectFocusKept(client, "the call has begun");

  await useTheCall(professional, client, "Noor Haddad");
  await useTheCall(client, professional, "Kim Novak");
  await writeLine(professional, client, "Can you hear me?");
  await writeLine(client, professional, "Yes, and see you.");

  await press(professional, button(professional, "End visit"));
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expectFocusKept(client, "the visit has ended");
  await expect(professional.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expectFocusKept(professional, "the visit has ended");
});

import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { checkIn } from "./support/client.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

async function inCall(newPerson: (options?: object) => Promise<Page>, clientOptions: object = {}) {
  const professional = await newPerson();
  const client = await newPerson(clientOptions);
  await client.addInitScript(recordTones);
  await openAsProfessional(professional, server.dashboardUrl);
  await checkIn(client, await createAppointment(professional, "Kim Novak"));
  await admit(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");
  for (const page of [professional, client]) await expect(controlsOf(page)).toBeVisible(); // they take room
  return { professional, client };
}

/** Runs in the page before its scripts: counts the tones that it plays. */
function recordTones(): void {
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function count(when?: number) {
    window.tones += 1;
    start.call(this, when);
  };
}

declare global {
  interface Window {
    tones: number;
  }
}

async function choose(page: Page, role: "menuitem" | "menuitemradio" | "menuitemcheckbox", name: string) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole(role, { name }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
}

function area(page: Page, label: string) {
  return page
    .getByLabel(label)
    .boundingBox()
    .then((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
}

function controlsOf(page: Page) {
  return page.getByRole("region", { name: "Call" }).locator("footer");
}

test("the pictures can be put side by side, and one's own moved and hidden", async ({ newPerson }) => {
  const { professional, client } = await inCall(newPerson);
  const small = await area(client, "Your video");
  await choose(client, "menuitemradio", "Side by side");
  await expect.poll(async () => (await area(client, "Your video")).width).toBeGreaterThan(small.width * 2);
  expect((await area(client, "Your video")).width).toBeCloseTo(
    (await area(client, "Video of Robin Ellis")).width,
    -1,
  );
  await client.reload();
  await expectCallWith(client, "Robin Ellis");
  await expect.poll(async () => (await area(client, "Your video")).width).toBeGreaterThan(small.width * 2);
  await choose(client, "menuitemradio", "The other person large");

  const move = client.getByRole("button", { name: "Move own picture" });
  await move.focus();
  await client.keyboard.press("ArrowLeft");
  await client.keyboard.press("ArrowUp");
  const corner = await area(client, "Your video");
  expect(corner.x).toBeLessThan(small.x);
  expect(corner.y).toBeLessThan(small.y);
  await client.mouse.move(corner.x + 20, corner.y + corner.height - 20);
  await client.mouse.down();
  await client.mouse.move(small.x + 30, small.y + 30, { steps: 4 });
  await client.mouse.up();
  await expect.poll(() => area(client, "Your video")).toEqual(small);

  await client.getByRole("button", { name: "Hide own picture" }).click();
  await expect(client.getByLabel("Your video")).toHaveCount(0);
  await choose(client, "menuitem", "Show own picture");
  await expect(client.getByLabel("Your video")).toBeVisible();
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("keys do what the buttons do, except while typing and once switched off", async ({ newPerson }) => {
  test.slow(); // five round trips and an accessibility check
  const { professional, client } = await inCall(newPerson);
  await client.keyboard.press("m");
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();
  await client.keyboard.press("m");
  await expect(professional.getByText("muted", { exact: true })).toHaveCount(0);
  await client.keyboard.press("v");
  await expect(professional.getByText("Kim Novak has turned the camera off")).toBeVisible();
  await client.keyboard.press("v");
  await client.keyboard.press("c");
  await client.getByRole("textbox", { name: "Message" }).pressSequentially("mv?");
  await expect(client.getByRole("button", { name: "Turn camera off" })).toBeVisible();
  await expect(client.getByRole("dialog")).toHaveCount(0);
  await client.keyboard.press("Escape");
  await client.keyboard.press("s");
  await expect(professional.getByLabel("Screen of Kim Novak")).toBeVisible();
  await client.keyboard.press("s");
  await expect(professional.getByLabel("Screen of Kim Novak")).toHaveCount(0);

  await client.keyboard.press("?");
  await expect(client.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(client);
  await client.getByRole("checkbox", { name: "Use these keys" }).uncheck();
  await client.keyboard.press("Escape");
  await client.keyboard.press("m");
  await client.getByRole("button", { name: "More", exact: true }).click();
  await client.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await expect(client.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await client.keyboard.press("Escape");
  await expect(client.getByRole("button", { name: "Mute microphone", exact: true })).toBeVisible();
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("the controls step back when nothing is done, but not from the keyboard", async ({ newPerson }) => {
  const { professional, client } = await inCall(newPerson);
  const controls = controlsOf(client);
  await client.mouse.move(200, 200);
  await expect(controls).toHaveCSS("opacity", "0", { timeout: 20_000 });
  await client.mouse.move(220, 220);
  await expect(controls).toHaveCSS("opacity", "1");
  await client.getByRole("button", { name: "Mute microphone" }).focus();
  await client.keyboard.press("Tab");
  await expect(client.getByRole("region", { name: "Call" })).toHaveAttribute("data-idle", "true", {
    timeout: 20_000,
  });
  await expect(controls).toHaveCSS("opacity", "1");
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a soft sound says that someone left or came, unless it is switched off", async ({ newPerson }) => {
  const { professional, client } = await inCall(newPerson);
  await expect.poll(() => client.evaluate(() => window.tones)).toBe(2);
  await professional.getByRole("button", { name: "Leave visit" }).click();
  await expect.poll(() => client.evaluate(() => window.tones)).toBe(4);
  await choose(client, "menuitemcheckbox", "Sounds when someone joins or leaves");
  await professional.getByRole("button", { name: "Rejoin" }).click();
  await expectCallWith(professional, "Kim Novak");
  await expect(client.getByText("Robin Ellis has left the visit")).toHaveCount(0);
  await expect(client.getByRole("region", { name: "Call" }).getByText("Reconnecting")).toHaveCount(0);
  expect(await client.evaluate(() => window.tones)).toBe(4);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("the dashboard sounds once for a client who comes, unless it is switched off", async ({ newPerson }) => {
  const professional = await newPerson();
  await professional.addInitScript(recordTones);
  await openAsProfessional(professional, server.dashboardUrl);
  await checkIn(await newPerson(), await createAppointment(professional, "Lee Chandra"));
  await expect(professional.getByRole("button", { name: "Admit Lee Chandra" })).toBeVisible();
  await expect.poll(() => professional.evaluate(() => window.tones)).toBe(2);
  await professional.getByRole("button", { name: "Account of" }).click();
  await professional.getByRole("menuitemcheckbox", { name: "Sounds" }).click();
  await professional.keyboard.press("Escape");
  await checkIn(await newPerson(), await createAppointment(professional, "Noor Haddad"));
  await expect(professional.getByRole("button", { name: "Admit Noor Haddad" })).toBeVisible();
  expect(await professional.evaluate(() => window.tones)).toBe(2);
});

test("the control bar fits a narrow phone and a low one, with large targets", async ({ newPerson }) => {
  test.slow(); // four accessibility checks
  const { professional, client } = await inCall(newPerson, { viewport: { width: 360, height: 640 } });
  await professional.setViewportSize({ width: 360, height: 640 });
  for (const page of [client, professional]) {
    for (const viewport of [
      { width: 360, height: 640 },
      { width: 740, height: 360 },
    ]) {
      await page.setViewportSize(viewport);
      const controls = controlsOf(page);
      // The page lays itself out anew after the size has changed.
      await expect(async () => {
        const bar = (await controls.boundingBox()) ?? { width: 0, height: Number.NaN };
        expect(bar.width).toBeLessThanOrEqual(viewport.width);
        expect(bar.height).toBeLessThanOrEqual(170);
        for (const button of await controls.getByRole("button").all()) {
          const box = (await button.boundingBox()) ?? { x: -1, width: 0, height: 0 };
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
        }
      }).toPass();
      await page.getByRole("button", { name: "More", exact: true }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      const spill = async () => {
        const menu = await page.getByRole("menu").boundingBox();
        return menu && Math.min(menu.x, menu.y, viewport.width - menu.x - menu.width);
      };
      await expect.poll(spill, { message: "the menu is inside the page" }).toBeGreaterThanOrEqual(0);
      await expectAccessible(page);
      await page.keyboard.press("Escape");
    }
  }
  await professional.getByRole("button", { name: "End visit" }).click();
});

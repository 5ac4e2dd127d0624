import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { checkIn } from "./support/client.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

const clientName = "Kim Novak";
let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** Both sides in a call. */
async function call(newPerson: (options?: object) => Promise<Page>, clientOptions = {}) {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, clientName);
  const client = await newPerson(clientOptions);
  const frames = recordFrames(client);
  await checkIn(client, joinLink);
  await admit(professional, clientName);
  await expectCallWith(client, "Robin Ellis");
  return { professional, client, frames };
}

/** Everything that a page sends to the server and gets from it over sockets. */
function recordFrames(page: Page): string[] {
  const frames: string[] = [];
  page.on("websocket", (socket) => {
    const record = ({ payload }: { payload: string | Buffer }) => frames.push(payload.toString());
    socket.on("framesent", record);
    socket.on("framereceived", record);
  });
  return frames;
}

const chatButton = (page: Page) => page.getByRole("button", { name: "Chat", exact: true });
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const lines = (page: Page) => log(page).getByRole("article");

async function say(page: Page, text: string) {
  await field(page).fill(text);
  await field(page).press("Enter");
}

test("two people chat: unread badge, lines, links as links and everything else as text", async ({
  newPerson,
}) => {
  const { professional, client } = await call(newPerson);
  await chatButton(client).click();
  await expect(field(client)).toBeFocused();
  await say(client, "Good morning <b>Robin</b>");
  await field(client).fill("first line");
  await field(client).press("Shift+Enter");
  await field(client).pressSequentially("see https://example.test/a?b=1. Not javascript:alert(1)");
  await client.getByRole("button", { name: "Send message" }).click();
  await expect(field(client)).toHaveValue("");

  await expect(chatButton(professional)).toHaveAccessibleDescription("2 unread messages");
  await chatButton(professional).click();
  await expect(chatButton(professional)).toHaveAccessibleDescription("");
  await expect(lines(professional)).toHaveCount(2);
  await expect(lines(professional).first()).toContainText(clientName);
  await expect(lines(professional).first()).toContainText("Good morning <b>Robin</b>");
  await expect(lines(professional).nth(1)).toContainText(/first line\nsee/, { useInnerText: true });
  const links = log(professional).getByRole("link");
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute("href", "https://example.test/a?b=1");
  await expect(links).toHaveAttribute("target", "_blank");
  await expect(links).toHaveAttribute("rel", /noopener noreferrer/);
  await expect(lines(client).first()).toContainText("You");
  await expect(log(client).getByText("Not delivered yet")).toHaveCount(0);
  await expectAccessible(professional);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a reload keeps the chat, the end of the visit clears it", async ({ newPerson }) => {
  const { professional, client } = await call(newPerson);
  await chatButton(client).click();
  await say(client, "before the reload");
  await expect(chatButton(professional)).toHaveAccessibleDescription("1 unread message");

  await Promise.all([client.reload(), professional.reload()]);
  await expect(chatButton(professional)).toHaveAccessibleDescription("1 unread message");
  for (const side of [client, professional]) {
    await chatButton(side).click();
    await expect(lines(side)).toHaveText([/before the reload/]);
  }
  await say(professional, "after the reload");
  await expect(lines(client)).toHaveText([/before the reload/, /after the reload/]);

  await professional.getByRole("button", { name: "End visit" }).click();
  for (const side of [client, professional]) {
    await expect(side.getByRole("heading", { name: "Visit ended" })).toBeVisible();
    expect(await side.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
      "the reload",
    );
  }
});

test("what is written while the other side is away is marked, and arrives once when they are back", async ({
  newPerson,
}) => {
  const { professional, client } = await call(newPerson);
  await chatButton(professional).click();
  const address = client.url();
  await client.goto("about:blank");
  await say(professional, "are you there?");
  await say(professional, "take your time");
  await expect(log(professional).getByText("Not delivered yet")).toHaveCount(2);

  await client.goto(address);
  await expectCallWith(client, "Robin Ellis");
  await expect(log(professional).getByText("Not delivered yet")).toHaveCount(0);
  await chatButton(client).click();
  await expect(lines(client)).toHaveText([/are you there\?/, /take your time/]);

  await client.getByRole("button", { name: "Leave visit" }).click();
  await expect(client.getByRole("heading", { name: "You have left the visit" })).toBeVisible();
  expect(await client.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("take your time");
  await client.getByRole("button", { name: "Rejoin" }).click();
  await expectCallWith(client, "Robin Ellis");
  await expect(lines(client)).toHaveCount(2);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("by keyboard alone on a phone: open, write, close, and be back at the button", async ({ newPerson }) => {
  const { professional, client } = await call(newPerson, { viewport: { width: 390, height: 844 } });
  await chatButton(client).focus();
  await client.keyboard.press("Enter");
  await expect(field(client)).toBeFocused();
  await expect(client.getByRole("button", { name: "Leave visit" })).toHaveCount(0); // covered
  await expectAccessible(client);
  await client.keyboard.type("typed");
  await client.keyboard.press("Enter");
  await expect(chatButton(professional)).toHaveAccessibleDescription("1 unread message");
  await client.keyboard.press("Escape");
  await expect(chatButton(client)).toBeFocused();
  await expect(client.getByRole("button", { name: "Leave visit" })).toBeVisible();
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("the server sees nothing of the chat", async ({ newPerson }) => {
  const { professional, client, frames } = await call(newPerson);
  const secret = "pomegranate-8431";
  await chatButton(client).click();
  await say(client, secret);
  await chatButton(professional).click();
  await expect(lines(professional)).toContainText(secret);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();

  expect(frames.join("\n")).toContain("v=0"); // the recording works: descriptions did pass
  expect(frames.join("\n")).not.toContain(secret);
  for (const file of await readdir(server.dataDir)) {
    expect((await readFile(join(server.dataDir, file))).includes(secret), file).toBe(false);
  }
  expect(server.errorOutput()).not.toContain(secret);
});

import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Browser as Firefox, Page as FirefoxPage } from "puppeteer-core";
import { byRole, checkInOnFirefox, firefoxPath, launchFirefox, newFirefoxPage } from "../support/firefox.ts";
import { admit, createAppointment, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { test } from "../support/test.ts";

test.skip(firefoxPath === undefined, "no Firefox on this machine");
test.describe.configure({ timeout: 180_000 });

const MEGABYTE = 1_000_000;
let server: RunningServer;
let firefox: Firefox;
let folder: string;

test.beforeAll(async () => {
  server = await startServer();
  firefox = await launchFirefox();
  folder = await mkdtemp(join(tmpdir(), "televisit-files-"));
});
test.afterAll(async () => {
  await firefox.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

declare global {
  interface Window {
    /** The last file that the page has put together. */
    lastBlob?: Blob;
  }
}

/** Runs in the page before its scripts: keeps what it offers for saving, since this driver cannot save. */
function recordBlobs(): void {
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (object: Blob | MediaSource) => {
    if (object instanceof Blob) window.lastBlob = object;
    return create(object);
  };
}

function sha256OfLastBlob(page: FirefoxPage): Promise<string> {
  return page.evaluate(async () => {
    const bytes = (await window.lastBlob?.arrayBuffer()) ?? new ArrayBuffer(0);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  });
}

async function makeFile(name: string, size: number) {
  const bytes = randomBytes(size);
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, sha256: createHash("sha256").update(bytes).digest("hex") };
}

test("files arrive intact between Firefox and Chromium, fifty megabytes and small ones, and so do words", async ({
  newPerson,
}) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newFirefoxPage(firefox);
  await client.evaluateOnNewDocument(recordBlobs);
  await checkInOnFirefox(client, joinLink);
  await admit(professional, "Kim Novak");
  await byRole(client, "button", "Chat").click();
  await professional.getByRole("button", { name: "Chat", exact: true }).click();

  await byRole(client, "textbox", "Message").fill("from Firefox");
  await byRole(client, "button", "Send message").click();
  await expect(professional.getByRole("log")).toContainText("from Firefox");

  for (const { name, size } of [
    { name: "small.bin", size: MEGABYTE + 7 },
    { name: "large.bin", size: 50 * MEGABYTE },
  ]) {
    const { path, sha256 } = await makeFile(name, size);
    const chooser = professional.waitForEvent("filechooser");
    await professional.getByRole("button", { name: "Attach file" }).click();
    await (await chooser).setFiles(path);
    const started = performance.now();
    await byRole(client, "button", `Accept ${name}`).click();
    const received = professional.getByRole("article").filter({ hasText: name });
    await expect(received).toContainText("Kim Novak has received it", { timeout: 90_000 });
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${name} Chromium to Firefox: ${seconds.toFixed(1)} s, ${(size / 1e6 / seconds).toFixed(1)} MB/s`,
    );
    expect(await sha256OfLastBlob(client)).toBe(sha256);
  }

  const back = await makeFile("back.bin", 5 * MEGABYTE);
  const input = await client.$('input[type="file"]');
  if (!input) throw new Error("no file input");
  await input.uploadFile(back.path);
  await professional.getByRole("button", { name: "Accept back.bin" }).click();
  const download = professional.waitForEvent("download", { timeout: 60_000 });
  await professional.getByRole("link", { name: "Save back.bin" }).click({ timeout: 60_000 });
  const saved = await readFile(await (await download).path());
  expect(createHash("sha256").update(saved).digest("hex")).toBe(back.sha256);
  await professional.getByRole("button", { name: "End visit" }).click();
});

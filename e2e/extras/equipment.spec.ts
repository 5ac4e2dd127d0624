import { type Browser, chromium, expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { launchOptions } from "../support/chromium.ts";
import { byRole, firefoxPath, launchFirefox, newFirefoxPage } from "../support/firefox.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.use({ launchOptions }); // the pages here choose among all frame rates

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

declare global {
  interface Window {
    /** Every track that the page was given, by `recordTracks`. */
    givenTracks: MediaStreamTrack[];
  }
}

/** Runs in the page before its scripts: keeps every track that the page opens, to see it ended. */
function recordTracks(): void {
  window.givenTracks = [];
  const { mediaDevices } = navigator;
  for (const name of ["getUserMedia", "getDisplayMedia"] as const) {
    const real = mediaDevices[name].bind(mediaDevices);
    mediaDevices[name] = async (constraints?: MediaStreamConstraints) => {
      const stream = await real(constraints);
      window.givenTracks.push(...stream.getTracks());
      return stream;
    };
  }
}

async function open(page: Page): Promise<void> {
  await page.addInitScript(recordTracks);
  await page.goto(`${server.url}/equipment`);
  await expect(page.getByRole("heading", { name: "Test your equipment" })).toBeVisible();
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function start(page: Page): Promise<Locator> {
  await button(page, "Start camera and microphone").click();
  const preview = page.getByLabel("Your camera preview");
  await expectFrames(preview);
  return preview;
}

/** Waits until the video has presented three more frames (`requestVideoFrameCallback`). */
async function expectFrames(video: Locator): Promise<void> {
  await video.evaluate(
    (element: HTMLVideoElement) =>
      new Promise<void>((resolve) => {
        let left = 3;
        const presented = () => {
          left -= 1;
          if (left === 0) resolve();
          else element.requestVideoFrameCallback(presented);
        };
        element.requestVideoFrameCallback(presented);
      }),
  );
}

/** Waits until the clip has decoded pictures and got on. A still screen has few frames, so any will do. */
async function expectPlayed(clip: Locator): Promise<void> {
  const playedTo = () =>
    clip.evaluate((video: HTMLVideoElement) =>
      video.getVideoPlaybackQuality().totalVideoFrames > 0 && !video.seeking ? video.currentTime : 0,
    );
  await expect.poll(playedTo).toBeGreaterThan(0.3);
}

const sizeOf = (video: Locator) =>
  video.evaluate(({ videoWidth, videoHeight }: HTMLVideoElement) => `${videoWidth}×${videoHeight}`);

const cameraSettings = (page: Page) =>
  page.evaluate(() => window.givenTracks.find(({ kind }) => kind === "video")?.getSettings());

const states = (page: Page) => page.evaluate(() => window.givenTracks.map(({ readyState }) => readyState));

/** The words while recording, from this many seconds on: a busy page may skip one. */
const recordedFor = (seconds: number) => new RegExp(`Recording\\. ([${seconds}-9]|\\d\\d) seconds? so far`);

/** Waits until the meter has shown something. */
async function expectLevel(page: Page, name: string): Promise<void> {
  const level = async () => Number(await page.getByRole("meter", { name }).getAttribute("aria-valuenow"));
  await expect.poll(level, { intervals: [50] }).toBeGreaterThan(0);
}

test("anyone sees and hears themselves, and stopping gives both devices back", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  const preview = await start(page);
  expect(await sizeOf(preview)).toBe("1280×720");
  await expectLevel(page, "Microphone level");
  await button(page, "Stop").click();
  await expect(page.getByText("Camera is off")).toBeVisible();
  expect(await states(page)).toEqual(["ended", "ended"]);
  await expectFrames(await start(page));
});

test("a picture of 640×360 at 15 frames is asked for, obtained and shown", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  const preview = await start(page);
  await page.getByRole("textbox", { name: "Width" }).fill("640");
  await page.getByRole("textbox", { name: "Height" }).fill("360");
  await page.getByRole("textbox", { name: "Frame rate" }).fill("15");
  await button(page, "Apply").click();
  await expect(page.getByText("The camera now sends 640 × 360 at 15 frames a second")).toBeVisible();
  expect(await cameraSettings(page)).toMatchObject({ width: 640, height: 360, frameRate: 15 });
  await expect.poll(() => sizeOf(preview)).toBe("640×360");
  await expect(page.getByRole("row", { name: "Width 640 640" })).toBeVisible();

  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("1:1");
  await expect(page.getByRole("textbox", { name: "Height" })).toHaveValue("640");
  await button(page, "Apply").click();
  await expect.poll(() => sizeOf(preview)).toBe("640×640");
});

test("what the camera cannot do is explained, and the picture stays", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  const preview = await start(page);
  const before = await sizeOf(preview);
  const width = page.getByRole("textbox", { name: "Width" });
  await width.fill("99999");
  await button(page, "Apply").click();
  const limits = await page.evaluate(() =>
    window.givenTracks.find(({ kind }) => kind === "video")?.getCapabilities(),
  );
  await expect(page.getByRole("alert")).toContainText(
    `cannot do 99999 for the width. It can do ${limits?.width?.min} to ${limits?.width?.max}.`,
  );
  expect(await sizeOf(preview)).toBe(before);
  await expectFrames(preview);

  await width.fill("wide");
  await button(page, "Apply").click();
  await expect(width).toBeFocused();
  await expect(width).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
});

test("a clip is recorded and plays with its length and pictures", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  await start(page);
  await button(page, "Record a clip").click();
  await expect(page.getByText(recordedFor(2))).toBeVisible();
  await button(page, "Stop recording").click();
  await expect(page.getByText(/Clip ready: [1-9]\.\d seconds, [\d.]+ [kM]B/)).toBeVisible();
  const clip = page.getByLabel("Your clip");
  await expect.poll(() => clip.evaluate((video: HTMLVideoElement) => video.duration)).toBeLessThan(20);
  await button(page, "Play clip").click();
  await expectPlayed(clip);
  expect(await clip.evaluate((video: HTMLVideoElement) => video.duration)).toBeGreaterThan(1);
});

test("a screen is shared, recorded and stopped", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  await button(page, "Share screen").click();
  await expectFrames(page.getByLabel("Your shared screen"));
  await expectAccessible(page);
  await button(page, "Record the screen").click();
  await expect(page.getByText(recordedFor(1))).toBeVisible();
  await button(page, "Stop recording").click();
  await button(page, "Play clip").click();
  await expectPlayed(page.getByLabel("Your clip"));
  await button(page, "Stop sharing").click();
  await expect(button(page, "Share screen")).toBeVisible();
  expect(await states(page)).toEqual(["ended"]);
});

test("the test tone plays on the chosen speaker", async ({ newPerson }) => {
  const page = await newPerson();
  await page.addInitScript(() => {
    const real = HTMLMediaElement.prototype.setSinkId;
    HTMLMediaElement.prototype.setSinkId = function (id) {
      document.documentElement.dataset["speaker"] = id;
      return real.call(this, id);
    };
  });
  await open(page);
  await start(page);
  const speakers = page.getByRole("combobox", { name: "Speaker" });
  const last = speakers.locator("option").last();
  await speakers.selectOption({ label: (await last.textContent()) ?? "" });
  await button(page, "Play test tone").click();
  await expectLevel(page, "Test tone level");
  expect(await page.locator("html").getAttribute("data-speaker")).toBe(await speakers.inputValue());
  await expect(button(page, "Play test tone")).toBeVisible(); // it ends by itself
});

test("echo cancellation is switched off and on, and the microphone says so", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  await start(page);
  const microphone = () =>
    page.evaluate(() => {
      const live = window.givenTracks.filter(
        ({ kind, readyState }) => kind === "audio" && readyState === "live",
      );
      return live.map((track) => track.getSettings().echoCancellation);
    });
  const echo = page.getByRole("checkbox", { name: "Echo cancellation" });
  await expect(echo).toBeChecked();
  await echo.click();
  await expect.poll(microphone).toEqual([false]);
  await expect(echo).not.toBeChecked();
  await echo.click();
  await expect.poll(microphone).toEqual([true]);
  await expect(echo).toBeChecked();
  await expect(echo).toBeFocused();
  await expectLevel(page, "Microphone level");
});

test("every device that the browser lists is named", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  await start(page);
  for (const [kind, list] of [
    ["videoinput", "Cameras"],
    ["audioinput", "Microphones"],
    ["audiooutput", "Speakers"],
  ] as const) {
    const labels = await page.evaluate(async (wanted) => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices.filter((device) => device.kind === wanted).map(({ label }) => label);
    }, kind);
    expect(labels.length).toBeGreaterThan(0);
    await expect(page.getByRole("list", { name: list }).getByRole("listitem")).toHaveText(labels);
  }
});

test("leaving the page gives camera, microphone and screen back", async ({ newPerson }) => {
  const page = await newPerson();
  await page.goto(`${server.url}/sign-in`);
  await page.evaluate(recordTracks);
  await page.getByRole("link", { name: "Test your equipment" }).click();
  await start(page);
  await button(page, "Share screen").click();
  await expectFrames(page.getByLabel("Your shared screen"));
  expect(await states(page)).toEqual(["live", "live", "live"]);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect(await states(page)).toEqual(["ended", "ended", "ended"]);
});

test("the keyboard alone is enough", async ({ newPerson }) => {
  const page = await newPerson();
  await open(page);
  const press = async (name: string) => {
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      if ((await focused.count()) > 0 && (await focused.innerText()).trim() === name) break;
    }
    await expect(button(page, name)).toBeFocused();
    await page.keyboard.press("Enter");
  };
  await press("Start camera and microphone");
  await expect(button(page, "Stop")).toBeFocused();
  await expectFrames(page.getByLabel("Your camera preview"));
  await press("Record a clip");
  await expect(page.getByText(recordedFor(1))).toBeVisible();
  await expect(button(page, "Stop recording")).toBeFocused();
  await page.keyboard.press("Enter");
  await press("Play clip");
  await expectPlayed(page.getByLabel("Your clip"));
});

for (const { name, without, words } of [
  {
    name: "refused",
    without: "--use-fake-ui-for-media-stream",
    words: "Your browser does not let this page use the camera",
  },
  { name: "missing", without: "--use-fake-device-for-media-stream", words: "No camera was found" },
]) {
  test(`devices that are ${name} are explained in the words of check-in`, async () => {
    const args = (launchOptions.args ?? []).filter((flag) => flag !== without);
    const browser: Browser = await chromium.launch({ ...launchOptions, args });
    const page = await browser.newPage();
    await open(page);
    await button(page, "Start camera and microphone").click();
    await expect(page.getByText(words)).toBeVisible();
    await expect(button(page, "Start camera and microphone")).toBeEnabled();
    await expectAccessible(page);
    await browser.close();
  });
}

test("a page without HTTPS says why it cannot open camera and microphone", async () => {
  const rules = "--host-resolver-rules=MAP plain.example 127.0.0.1";
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), rules] });
  const page = await browser.newPage();
  await page.goto(`${server.url.replace("localhost", "plain.example")}/equipment`);
  await expect(page.getByRole("alert")).toContainText("only on a secure page");
  await expect(button(page, "Start camera and microphone")).toHaveCount(0);
  await expect(page.getByText("This browser cannot share a screen.")).toBeVisible();
  await browser.close();
});

test("a browser that cannot record, share or choose a speaker says so", async ({ newPerson }) => {
  const page = await newPerson();
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "MediaRecorder");
    Reflect.deleteProperty(MediaDevices.prototype, "getDisplayMedia");
    Reflect.deleteProperty(HTMLMediaElement.prototype, "setSinkId");
  });
  await page.goto(`${server.url}/equipment`);
  await start(page);
  await expect(page.getByText("This browser cannot record.")).toBeVisible();
  await expect(page.getByText("This browser cannot share a screen.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Speaker" })).toHaveCount(0);
  await button(page, "Play test tone").click();
  await expectLevel(page, "Test tone level");
});

test("Firefox shows, sizes, records and plays", async () => {
  test.skip(firefoxPath === undefined, "no Firefox on this machine");
  const firefox = await launchFirefox();
  const page = await newFirefoxPage(firefox);
  await page.goto(`${server.url}/equipment`);
  await byRole(page, "button", "Start camera and microphone").click();
  // Firefox counts no frames of a live stream, so: the preview has a picture, and its clock runs.
  const preview = () =>
    page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>('video[aria-label="Your camera preview"]');
      return (video?.videoWidth ?? 0) > 0 ? (video?.currentTime ?? 0) : 0;
    });
  await expect.poll(preview).toBeGreaterThan(0.2);
  await byRole(page, "button", "Apply").click();
  await page.locator("::-p-text(Asked and obtained)").wait();
  await byRole(page, "button", "Record a clip").click();
  await expect.poll(() => page.evaluate(() => document.body.innerText)).toMatch(recordedFor(1));
  await byRole(page, "button", "Stop recording").click();
  await byRole(page, "button", "Play clip").click();
  const playedTo = () =>
    page.evaluate(
      () => document.querySelector<HTMLVideoElement>('video[aria-label="Your clip"]')?.currentTime,
    );
  await expect.poll(playedTo).toBeGreaterThan(0.2);
  await firefox.close();
});

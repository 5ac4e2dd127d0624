import { expect, type Page } from "@playwright/test";

/** A file on the disk, or its bytes. */
type Source = string | { name: string; mimeType: string; buffer: Buffer };

/** What is in a recording, as a browser plays it: lengths in seconds. */
interface Played {
  /** As the file says. */
  duration: number;
  /** Where the playback came to its end. */
  endedAt: number;
  width: number;
  /** How many different pictures there were in each half. */
  left: number;
  right: number;
  /** Whether a screen was ever large, with the people in a column beside it: there is a gap between two of them. */
  screen: boolean;
  /** The loudest sample, 0 to 1. */
  loudest: number;
}

/** Plays a recording from its beginning to its end. @param page one of no server, so that no policy holds it back */
export async function playRecording(page: Page, source: Source): Promise<Played> {
  await page.setContent("<input type=file><video muted>");
  await page.locator("input").setInputFiles(source);
  return page.evaluate(async () => {
    const file = document.querySelector("input")?.files?.[0];
    const video = document.querySelector("video");
    const context = new OffscreenCanvas(64, 36).getContext("2d", { willReadFrequently: true });
    if (!file || !video || !context) throw new Error("no file to play");
    const halves = { left: new Set<number>(), right: new Set<number>() };
    const lookAt = (x: number) => {
      const { data } = context.getImageData(x, 0, 32, 36);
      return data.reduce((sum, value, index) => (sum * 31 + value + index) % 1_000_003, 0);
    };
    let screen = false;
    const isDark = (x: number, y: number) =>
      Math.max(...context.getImageData(x, y, 1, 1).data.slice(0, 3)) < 40;
    const look = () => {
      context.drawImage(video, 0, 0, 64, 36);
      screen ||= isDark(57, 18) && !isDark(32, 18) && !isDark(57, 9) && !isDark(57, 27);
      halves.left.add(lookAt(0));
      halves.right.add(lookAt(32));
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    const ended = new Promise((resolve) => video.addEventListener("ended", resolve, { once: true }));
    const known = new Promise((resolve) => video.addEventListener("loadedmetadata", resolve, { once: true }));
    video.src = URL.createObjectURL(file);
    await known;
    const { duration, videoWidth: width } = video; // before it has been played: as the file says
    await video.play();
    await ended;
    const sound = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(await file.arrayBuffer());
    const loudest = sound.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const [left, right] = [halves.left.size, halves.right.size];
    return { duration, endedAt: video.currentTime, width, left, right, screen, loudest };
  });
}

/** Expects pictures of both sides, sound, and the length that was recorded, in seconds. */
export function expectWhole(played: Played, shortest: number, longest: number): void {
  expect(played.width).toBe(1280);
  expect(played.left, "pictures of the other side").toBeGreaterThan(10);
  expect(played.right, "pictures of this side").toBeGreaterThan(10);
  expect(played.loudest).toBeGreaterThan(0.01);
  expect(played.duration).toBeGreaterThan(shortest);
  expect(played.duration).toBeLessThan(longest);
  expectExact(played);
}

/** The file states the length that it has. */
export function expectExact({ duration, endedAt }: Pick<Played, "duration" | "endedAt">): void {
  expect(Math.abs(duration - endedAt), `${duration} s stated, ${endedAt} s played`).toBeLessThan(0.25);
}

/** The length in seconds that the head of a WebM file states (RFC 9559 §5.1.2.10). */
export function statedDuration(file: Buffer): number {
  const at = file.subarray(0, 1000).indexOf(Buffer.from([0x44, 0x89, 0x88]));
  return at < 0 ? Number.NaN : file.readDoubleBE(at + 3) / 1000;
}

/** Runs in the page before its scripts: a file of the page's own instead of one that the person chooses. */
export function chooseOwnFile(): void {
  window.showSaveFilePicker = async () => {
    const root = await navigator.storage.getDirectory();
    return root.getFileHandle("recording.webm", { create: true });
  };
}

/** Runs in the page before its scripts: a browser in which no file can be chosen, and that counts its recorders. */
export function holdInMemory(): void {
  window.showSaveFilePicker = undefined;
  window.recorders = 0;
  window.MediaRecorder = class extends MediaRecorder {
    constructor(...args: ConstructorParameters<typeof MediaRecorder>) {
      super(...args);
      window.recorders += 1;
    }
  };
}

/** The file of `chooseOwnFile` as it is now; empty where there is none. */
export async function readOwnFile(page: Page): Promise<Buffer> {
  const url = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle("recording.webm").catch(() => null);
    const reader = new FileReader();
    const read = new Promise((resolve) => reader.addEventListener("load", resolve, { once: true }));
    reader.readAsDataURL((await handle?.getFile()) ?? new Blob());
    await read;
    return String(reader.result);
  });
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

declare global {
  interface Window {
    showSaveFilePicker: (() => Promise<FileSystemFileHandle>) | undefined;
    recorders: number;
  }
}

import { expect, type Page } from "@playwright/test";

type Role = "interpreter" | "relative" | "colleague" | "guest";

/**
 * Invites somebody from within a call, as its professional.
 * @returns the guest's link
 */
export async function inviteGuest(professional: Page, name: string, role: Role): Promise<string> {
  await professional.getByRole("button", { name: "More", exact: true }).click();
  await professional.getByRole("menuitem", { name: "Invite someone" }).click();
  const dialog = professional.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Guest name" }).fill(name);
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: role });
  await dialog.getByRole("button", { name: "Create guest link" }).click();
  const link = dialog.getByRole("textbox", { name: `Guest link for ${name}` });
  await expect(link).toHaveValue(/\/join#.+/);
  const value = await link.inputValue();
  await professional.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  return value;
}

/** Lets a waiting guest in, from within the call. */
export async function admitGuest(professional: Page, name: string): Promise<void> {
  await professional.getByRole("button", { name: `Admit ${name}` }).click();
}

/** Pictures shown so far of each other participant, by the label of their tile. */
function picturesOfOthers(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLVideoElement>('video[aria-label^="Video of"]')].map((video) => [
        video.ariaLabel ?? "",
        video.getVideoPlaybackQuality().totalVideoFrames,
      ]),
    ),
  );
}

/** Waits until the page shows more pictures of everyone of these than when asked, and of nobody else. */
export async function expectToSeeAll(page: Page, names: readonly string[]): Promise<void> {
  const labels = names.map((name) => `Video of ${name}`).toSorted();
  const before: Record<string, number> = {};
  await expect
    .poll(
      async () => {
        const now = await picturesOfOthers(page);
        if (Object.keys(now).toSorted().join() !== labels.join()) return Object.keys(now);
        return labels.filter((label) => {
          const shown = now[label] ?? 0;
          // The picture of somebody who reloads begins anew at 0, while the one asked of first may be their old one.
          before[label] = Math.min(before[label] ?? shown, shown);
          return shown > before[label] + 3;
        });
      },
      { message: `pictures of ${names.join(", ")}`, timeout: 90_000 },
    )
    .toEqual(labels);
}

interface Watched {
  /** Of connections that were up when watching began: what their states became. */
  changes: string[];
}

declare global {
  interface Window {
    watchedPairs: Watched[];
  }
}

/** From now on notes every change of state of each connection that is up. */
export async function watchPairs(page: Page): Promise<void> {
  await page.evaluate(() => {
    const up = window.recordedPeers.filter(({ connection }) => connection.connectionState === "connected");
    window.watchedPairs = up.map(({ connection }) => {
      const watched: Watched = { changes: [] };
      for (const type of ["connectionstatechange", "iceconnectionstatechange", "signalingstatechange"]) {
        connection.addEventListener(type, () => {
          watched.changes.push(`${type}: ${connection.connectionState} ${connection.signalingState}`);
        });
      }
      const { close } = connection;
      connection.close = () => {
        watched.changes.push("closed");
        close.call(connection);
      };
      return watched;
    });
  });
}

/** How many of the watched connections nothing has happened to. */
export function untouchedPairs(page: Page): Promise<number> {
  return page.evaluate(() => window.watchedPairs.filter(({ changes }) => changes.length === 0).length);
}

/** What the page sends of its camera to each of those it is connected to: the lines of the picture and the limit in bits a second. */
export function sentPictures(page: Page): Promise<{ lines: number; limit: number | null }[]> {
  return page.evaluate(async () => {
    const up = window.recordedPeers.filter(({ connection }) => connection.connectionState === "connected");
    const read = async ({ connection }: (typeof up)[number]) => {
      const sender = connection.getSenders().find(({ track }) => track?.kind === "video");
      const entries = sender ? [...(await sender.getStats()).values()] : [];
      const { frameWidth = 0, frameHeight = 0 } = entries.find(({ type }) => type === "outbound-rtp") ?? {};
      const limit = sender?.getParameters().encodings[0]?.maxBitrate ?? null;
      return { lines: Math.min(frameWidth, frameHeight), limit };
    };
    return Promise.all(up.map(read));
  });
}

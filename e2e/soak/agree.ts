import { expect, type Page } from "@playwright/test";
import {
  clientName,
  isInCall,
  isOnline,
  isTalking,
  type Model,
  otherSide,
  type Side,
  sides,
} from "./model.ts";
import type { World } from "./World.ts";

/** How soon both screens must agree with the model, ms. */
const WITHIN = 10_000;
const names = (model: Model) => ({ client: clientName(model), professional: "Robin Ellis" });

/** Waits until both screens show what is true. Throws with what they do not agree on. */
export async function expectAgreement(world: World, model: Model): Promise<void> {
  const settled = await Promise.allSettled(sides.map((side) => expectScreen(world, model, side)));
  const failures = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

async function expectScreen(world: World, model: Model, side: Side): Promise<void> {
  const { page: at, knows } = model[side];
  if (at === "closed") return;
  const page = world.page(side);
  if (at === "left") return shows(page, "You have left the visit");
  if (at === "dashboard") return expectDashboard(page, model);
  switch (knows) {
    case "waiting":
      await shows(page, "Waiting room");
      return expectServerWords(page, model, side, "The connection to the server is lost");
    case "admitted":
      return expectCall(page, model, side);
    case "ended":
      return shows(page, "Visit ended");
    default:
      throw new Error(`a page of a visit that is ${knows}`);
  }
}

async function expectDashboard(page: Page, model: Model): Promise<void> {
  await expect(page.getByRole("region", { name: "Waiting room" })).toBeVisible({ timeout: WITHIN });
  await expectServerWords(page, model, "professional", "No connection to the server");
  if (!isOnline(model, "professional")) return; // it shows what was true before
  const name = clientName(model);
  const admit = page.getByRole("button", { name: `Admit ${name}`, exact: true });
  const rejoin = page.getByRole("button", { name: `Rejoin ${name}`, exact: true });
  await expect(admit).toHaveCount(model.visit === "waiting" ? 1 : 0, { timeout: WITHIN });
  await expect(rejoin).toHaveCount(model.visit === "admitted" ? 1 : 0, { timeout: WITHIN });
}

async function expectCall(page: Page, model: Model, side: Side): Promise<void> {
  await expect(page.getByRole("region", { name: "Call" })).toBeVisible({ timeout: WITHIN });
  const other = otherSide(side);
  // Exactly one picture of the other side: nobody is missing, and there is no ghost.
  await expect(page.getByLabel(`Video of ${names(model)[other]}`)).toHaveCount(1, { timeout: WITHIN });
  await expectServerWords(page, model, side, "Your call goes on");
  if (isTalking(model)) return expectOther(page, model, other);
  if (model.visit !== "admitted" || !isOnline(model, side)) return; // it cannot know yet
  if (isInCall(model, other) || model[other].page === "visit") return; // they are about to come
  await expect(page.getByText(`${names(model)[other]} has left the visit`)).toBeVisible({ timeout: WITHIN });
}

/** What a page shows, plays and has received of somebody it talks to. */
async function expectOther(page: Page, model: Model, other: Side): Promise<void> {
  const { muted, received: sent } = { ...model[other], received: model[otherSide(other)].received };
  const tile = page.getByRole("status").filter({ hasText: names(model)[other] });
  await expect(tile.getByText("muted")).toHaveCount(muted.microphone ? 1 : 0, { timeout: WITHIN });
  const cover = page.getByText(`${names(model)[other]} has turned the camera off`);
  await expect(cover).toHaveCount(muted.camera ? 1 : 0, { timeout: WITHIN });
  await expect(page.getByText("Reconnecting")).toHaveCount(0, { timeout: WITHIN });
  if (!muted.camera) await expectGrowth(page, "framesDecoded");
  if (!muted.microphone) await expectGrowth(page, "totalAudioEnergy");
  await expectMessages(page, sent);
}

async function expectMessages(page: Page, sent: readonly string[]): Promise<void> {
  const last = sent.at(-1);
  if (last === undefined) return;
  await page.getByRole("button", { name: "Chat", exact: true }).click();
  await expect(page.getByRole("log").getByText(last)).toBeVisible({ timeout: WITHIN });
  await page.getByRole("button", { name: "Close chat" }).click();
}

async function expectGrowth(page: Page, what: "framesDecoded" | "totalAudioEnergy"): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  const grown = async () => {
    const now = await received(page, what);
    least = Math.min(least, now); // a new connection counts from zero, whatever the last one had received
    return now - least;
  };
  await expect.poll(grown, { timeout: WITHIN, message: what }).toBeGreaterThan(0);
}

/** What all connections of the page have received of the other side. */
function received(page: Page, what: "framesDecoded" | "totalAudioEnergy"): Promise<number> {
  return page.evaluate(async (key) => {
    let sum = 0;
    for (const { connection } of window.recordedPeers) {
      if (connection.connectionState !== "connected") continue;
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type === "inbound-rtp") sum += entry[key] ?? 0;
      }
    }
    return sum;
  }, what);
}

async function shows(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { name: heading })).toBeVisible({ timeout: WITHIN });
}

async function expectServerWords(page: Page, model: Model, side: Side, words: string): Promise<void> {
  const count = isOnline(model, side) ? 0 : 1;
  await expect(page.getByText(words)).toHaveCount(count, { timeout: WITHIN });
  await expect(page.getByText("being restarted")).toHaveCount(0, { timeout: WITHIN });
}

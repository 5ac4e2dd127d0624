import type { LocalMedia } from "@televisit/rtc/LocalMedia";
import { mediaKinds } from "@televisit/rtc/mediaKind";

/** Whoever is muted or unseen stays so when the page is reloaded. Kept in this tab only, for as long as it is open. */
export function keepMuted(media: Pick<LocalMedia, "setMuted" | "events">): void {
  const muted = storedMuted();
  for (const kind of mediaKinds) media.setMuted(kind, muted.includes(kind));
  media.events.on("changed", (facts) => {
    const kinds = mediaKinds.filter((kind) => facts[kind].muted);
    try {
      sessionStorage.setItem(KEY, kinds.join());
    } catch {
      // storage is blocked: it holds until the page is reloaded
    }
  });
}

const KEY = "televisit.muted";

function storedMuted(): string[] {
  try {
    return (sessionStorage.getItem(KEY) ?? "").split(",");
  } catch {
    return [];
  }
}

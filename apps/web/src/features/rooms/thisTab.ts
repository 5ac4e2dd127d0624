import * as z from "zod/mini";

const KEY = "televisit.room";

const Tab = z.object({
  /** Who this tab is in rooms; the cookie that goes with it makes it true. */
  participantId: z.optional(z.string()),
  /** The room that this tab is in, for a reload. */
  room: z.optional(z.object({ name: z.string(), yourName: z.string(), textOnly: z.boolean() })),
});
type Tab = z.infer<typeof Tab>;

/** What this tab remembers of rooms, and no other: two tabs are two people. */
export function readTab(): Tab {
  try {
    const kept = Tab.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? "{}"));
    return kept.success ? kept.data : {};
  } catch {
    return {};
  }
}

/** Changes what is given; what is given as undefined is forgotten. */
export function changeTab(change: { [K in keyof Tab]: Tab[K] | undefined }): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...readTab(), ...change }));
  } catch {
    // Storage is full or switched off: the room works, it only does not outlive a reload.
  }
}

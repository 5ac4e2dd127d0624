import type { ParticipantId } from "./ports.ts";

/** So many earlier pages are remembered for each participant; a page reloads, it does not multiply. */
const MAX_TABS = 8;

/** The pages that a participant has left: what still arrives from them is not for the new session. */
export class RetiredTabs {
  readonly #tabs = new Map<ParticipantId, Set<string>>();

  add(participantId: ParticipantId, tabId: string): void {
    const tabs = this.#tabs.get(participantId) ?? new Set();
    this.#tabs.set(participantId, tabs);
    tabs.add(tabId);
    const [oldest] = tabs;
    if (oldest !== undefined && tabs.size > MAX_TABS) tabs.delete(oldest);
  }

  has(participantId: ParticipantId, tabId: string): boolean {
    return this.#tabs.get(participantId)?.has(tabId) ?? false;
  }

  /** The page speaks for the participant again. */
  restore(participantId: ParticipantId, tabId: string): void {
    this.#tabs.get(participantId)?.delete(tabId);
  }
}

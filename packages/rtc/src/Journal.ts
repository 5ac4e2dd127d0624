import type { LinkSample } from "./LinkSample.ts";
import type { SignalWay } from "./peerEvents.ts";
import { Ring } from "./Ring.ts";

/** The state machines of a connection, by short names (webrtc-pc §4.3, §5.5, §5.6, §6.1). */
export type StateName = "signaling" | "gathering" | "ice" | "connection" | "dtls" | "sctp";
export type SignalKind = "offer" | "answer" | "candidate" | "end";

/** Something that happened, in the words of the standard. */
export type JournalFact =
  | { type: "opened" }
  | { type: "closed"; failed: boolean }
  | {
      type: "signal";
      sent: boolean;
      way: SignalWay;
      negotiationId: string;
      kind: SignalKind;
      /** The description, or the candidate's attribute; empty for end-of-candidates. */
      text: string;
    }
  | { type: "state"; of: StateName; value: string }
  | { type: "channel"; label: string; value: RTCDataChannelState }
  /** The candidate pair in use, by the candidates' attributes. */
  | { type: "pair"; local: string; remote: string }
  | { type: "candidate-error"; url: string; code: number }
  /** Whether this side's microphone and camera could be opened. */
  | { type: "media"; audio: string; video: string }
  | { type: "server"; online: boolean };

/** `at` is of `Journal.now`; no two entries of a journal have the same. */
export type JournalEntry = JournalFact & { at: number };

/** When a kind of fact was seen, and how often: kept however long the call is. */
export interface Mark {
  first: number;
  last: number;
  count: number;
}

/** Entries and bytes kept of one connection: some ten restarts with both ways of their signals. */
const LIMITS = { items: 600, bytes: 256 * 1024 };
/** Bytes of an entry without its text; text counts a byte a character, which is how engines keep ASCII. */
const ENTRY_BYTES = 200;
/** Milliseconds that two entries lie apart at least: four times what a number of this size can tell. */
const STEP = 0.001;
/** Seconds of measurements kept; some 200 bytes each. */
const SAMPLES = { items: 300, bytes: Infinity };

/** What has happened to one connection, bounded in size. It only takes notes: whoever looks works them out. */
export class Journal {
  /** Null for what concerns the page as a whole. */
  readonly participantId: string | null;
  readonly #entries = new Ring<JournalEntry>(LIMITS);
  readonly #samples = new Ring<LinkSample>(SAMPLES);
  readonly #marks = new Map<string, Mark>();
  #latest = 0;
  /** The live connection, until it is closed. */
  peerConnection: RTCPeerConnection | null = null;

  constructor(participantId: string | null) {
    this.participantId = participantId;
  }

  get entries(): JournalEntry[] {
    return this.#entries.items;
  }

  get samples(): LinkSample[] {
    return this.#samples.items;
  }

  /** Entries that have given way to newer ones. */
  get dropped(): number {
    return this.#entries.dropped;
  }

  /** About how much memory the entries take. */
  get bytes(): number {
    return this.#entries.bytes;
  }

  /** By `markName`; kept when the entry itself has given way. */
  mark(name: string): Mark | undefined {
    return this.#marks.get(name);
  }

  /** Milliseconds since the epoch by a clock that never goes back (W3C High Resolution Time). */
  now(): number {
    return performance.timeOrigin + performance.now();
  }

  add(fact: JournalFact): void {
    // A browser's clock may stand still between two facts; which came later must still be told.
    const at = Math.max(this.now(), this.#latest + STEP);
    this.#latest = at;
    const text = fact.type === "signal" ? fact.text.length : 0;
    this.#entries.add({ ...fact, at }, ENTRY_BYTES + text);
    const name = markName(fact);
    const mark = this.#marks.get(name);
    this.#marks.set(name, { first: mark?.first ?? at, last: at, count: (mark?.count ?? 0) + 1 });
  }

  addSample(sample: LinkSample): void {
    this.#samples.add(sample, 0);
  }
}

/** What a fact is a case of. There are some dozens: every part of a name is one of a few. */
function markName(fact: JournalFact): string {
  switch (fact.type) {
    case "signal":
      return `signal ${fact.sent ? "sent" : "received"} ${fact.kind}`;
    case "state":
      return `state ${fact.of} ${fact.value}`;
    case "channel":
      return `channel ${fact.label} ${fact.value}`;
    case "opened":
    case "closed":
    case "pair":
    case "candidate-error":
    case "media":
    case "server":
      return fact.type;
    default:
      return fact satisfies never;
  }
}

import type { Stage } from "@televisit/protocol/connectionReport";
import type { CallJournals } from "@televisit/rtc/CallJournals";
import { Facts } from "@televisit/rtc/Facts";
import type { Journal } from "@televisit/rtc/Journal";
import { type PathCandidate, readPaths } from "@televisit/rtc/readPaths";
import { describeConnection } from "./describe/describeConnection.ts";
import { describeHappenings } from "./describe/describeHappenings.ts";
import type { ConnectionDetails, HappeningDetails } from "./describe/details.ts";
import { OtherSide } from "./exchange/OtherSide.ts";

/** Milliseconds between two looks. */
const INTERVAL = 1000;

/** A connection that is looked at. */
export interface Inspected {
  /** Stays the same for as long as it is looked at. */
  id: number;
  participantId: string | null;
  isOpen: boolean;
  details: ConnectionDetails;
}

export interface InspectionFacts {
  page: HappeningDetails[];
  connections: Inspected[];
}

/** What was once learned of a connection stays known when it is over, and when somebody looks again. */
const knownPaths = new WeakMap<Journal, PathCandidate[]>();
const knownTheirs = new WeakMap<Journal, Stage[]>();

/** Looks at the page's connections once a second, from `start` to `stop`: nothing of it runs while nobody does. */
export class Inspection {
  readonly facts: Facts<InspectionFacts>;
  readonly #journals: CallJournals;
  readonly #ids = new WeakMap<Journal, number>();
  readonly #others = new Map<RTCPeerConnection, OtherSide>();
  #lastId = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(journals: CallJournals) {
    this.#journals = journals;
    this.facts = new Facts(this.#describe());
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), INTERVAL);
    void this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const other of this.#others.values()) other.close();
    this.#others.clear();
  }

  async #look(): Promise<void> {
    for (const journal of this.#journals.all) {
      const { peerConnection } = journal;
      if (peerConnection) await this.#read(journal, peerConnection);
    }
    if (this.#timer !== undefined) this.facts.become(this.#describe());
  }

  async #read(journal: Journal, peerConnection: RTCPeerConnection): Promise<void> {
    try {
      this.#ask(journal, peerConnection);
      const paths = readPaths(await peerConnection.getStats());
      // A closed connection has none any more: what was read last stays.
      if (journal.peerConnection) knownPaths.set(journal, paths);
    } catch {
      // It closed meanwhile (webrtc-pc §4.4.2).
    }
  }

  #ask(journal: Journal, peerConnection: RTCPeerConnection): void {
    const other = this.#others.get(peerConnection);
    if (other) {
      if (other.stages) knownTheirs.set(journal, other.stages);
      return other.ask();
    }
    // The last of the call's own channels: from now on no other takes its id.
    if (!journal.mark("channel signal open")) return;
    this.#others.set(peerConnection, new OtherSide(peerConnection, journal));
  }

  #describe(): InspectionFacts {
    const { all, page } = this.#journals;
    return {
      page: describeHappenings(page.entries),
      connections: all.map((journal) => this.#inspected(journal)),
    };
  }

  #inspected(journal: Journal): Inspected {
    const { peerConnection, participantId } = journal;
    const theirs = knownTheirs.get(journal) ?? null;
    const paths = knownPaths.get(journal) ?? null;
    const details = describeConnection({ journal, page: this.#journals.page, paths, theirs });
    return { id: this.#idOf(journal), participantId, isOpen: peerConnection !== null, details };
  }

  #idOf(journal: Journal): number {
    const known = this.#ids.get(journal);
    if (known !== undefined) return known;
    this.#lastId += 1;
    this.#ids.set(journal, this.#lastId);
    return this.#lastId;
  }
}

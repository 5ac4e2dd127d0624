import { CallEngine } from "../CallEngine.ts";
import { LocalMedia } from "../LocalMedia.ts";
import { PeerSession } from "../PeerSession.ts";
import type { PeerEvents } from "../peerEvents.ts";
import { Link } from "./Link.ts";

type PeerEvent = { [Name in keyof PeerEvents]: { type: Name } & PeerEvents[Name] }[keyof PeerEvents];

/** One page of a participant: a real engine, real devices, and the link it speaks into. */
export class Party {
  readonly id: string;
  readonly tabId = crypto.randomUUID();
  readonly media = new LocalMedia();
  readonly link: Link;
  readonly engine: CallEngine;
  readonly events: PeerEvent[] = [];
  readonly #element = document.createElement("video");
  /** Whom the link reaches. */
  other: Party | null = null;
  peerConnection: RTCPeerConnection | null = null;
  stream: MediaStream | null = null;

  constructor(id: string) {
    this.id = id;
    this.#element.autoplay = true;
    this.link = new Link(id, this.tabId, () => this.other?.engine ?? null);
    this.engine = new CallEngine({
      signalling: this.link,
      media: this.media,
      createSession: (options) => new PeerSession(options),
    });
    this.engine.events.on("*", (type, event) => {
      this.events.push({ type, ...event } as PeerEvent);
    });
    this.engine.events.on("peer:opened", ({ peerConnection }) => {
      this.peerConnection = peerConnection;
    });
    this.engine.events.on("peer:streamChanged", ({ stream }) => {
      this.stream = stream;
      // As a page does: without an element that plays it, Chromium neither decodes nor measures sound.
      this.#element.srcObject = stream;
    });
  }

  /** Opens the session with the other side, whose page is known unless told otherwise. */
  open(options: { polite: boolean; initiator: boolean; tabId?: string | null }): void {
    const { other } = this;
    if (!other) throw new Error("not wired");
    this.engine.openPeer({ participantId: other.id, tabId: other.tabId, ...options });
  }

  count(type: PeerEvent["type"]): number {
    return this.events.filter((event) => event.type === type).length;
  }

  messages(): string[] {
    return this.events.flatMap((event) => (event.type === "peer:message" ? [event.data] : []));
  }

  close(): void {
    this.engine.close();
    this.media.stop();
    this.#element.srcObject = null;
  }
}

export function wire(first: Party, second: Party): void {
  first.other = second;
  second.other = first;
}

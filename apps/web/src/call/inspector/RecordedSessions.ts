import type { CallEngine } from "@televisit/rtc/CallEngine";
import { CallJournals } from "@televisit/rtc/CallJournals";
import { EarlySignals } from "@televisit/rtc/EarlySignals";
import { openUnhurried } from "@televisit/rtc/HeldOffer";
import type { LocalMedia } from "@televisit/rtc/LocalMedia";
import { PeerSession, type PeerSessionOptions } from "@televisit/rtc/PeerSession";
import type { IncomingCandidate, IncomingDescription } from "@televisit/rtc/ports";
import type { Channel } from "../../signalling/channel.ts";

interface Sources {
  engine: Pick<CallEngine, "events" | "hasPeer" | "receiveDescription" | "receiveCandidate">;
  media: Pick<LocalMedia, "events" | "snapshot">;
  channel: Pick<Channel, "on">;
}

/**
 * Makes the sessions of the page's engine and has a journal kept of each, with what concerns them all: the devices
 * and the server. What came for a session before there was one is kept for it. Loads with the channel, since nothing is
 * negotiated before the server speaks.
 */
export class RecordedSessions {
  readonly journals: CallJournals;
  readonly #early: EarlySignals;

  constructor({ engine, media, channel }: Sources) {
    this.journals = new CallJournals(engine.events);
    this.#early = new EarlySignals(engine);
    channel.on("signal:description", (signal: IncomingDescription) => this.#early.keepDescription(signal));
    channel.on("signal:candidate", (signal: IncomingCandidate) => this.#early.keepCandidate(signal));
    const { page } = this.journals;
    let told = "";
    const tellMedia = () => {
      const { audio, video } = media.snapshot();
      const fact = { type: "media", audio: audio.status, video: video.status } as const;
      const now = `${fact.audio} ${fact.video}`;
      if (now !== told) page.add(fact); // muting is no news of a device
      told = now;
    };
    this.journals.onChannel = (asking, journal) => {
      if (asking.label !== "inspection") return;
      asking.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        import("./exchange/answerInspection.ts")
          .then(({ answerInspection }) => answerInspection(asking, data, { journal, page }))
          .catch(() => undefined); // the server or the channel is gone: there is no answer from here
      });
    };
    tellMedia();
    media.events.on("changed", tellMedia);
    channel.on("channel:online", () => page.add({ type: "server", online: true }));
    channel.on("channel:offline", () => page.add({ type: "server", online: false }));
  }

  create(options: PeerSessionOptions): PeerSession {
    // The page of a waiting client: until they are admitted no page of the professional is known to them.
    const waits = options.polite && options.tabId === null;
    const session = waits ? openUnhurried(options) : new PeerSession(options);
    // As soon as the engine has it.
    queueMicrotask(() => this.#early.handOver(session.participantId, session.tabId));
    return session;
  }
}

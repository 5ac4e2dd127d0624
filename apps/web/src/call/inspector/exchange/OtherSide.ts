import { InspectionAnswer, type InspectionAsk, type Stage } from "@televisit/protocol/connectionReport";
import type { Journal } from "@televisit/rtc/Journal";
import { parseJson } from "../../../lib/parseJson.ts";

/**
 * Asks the other side how a connection looks from there, over a data channel of its own that is there only while
 * somebody looks.
 */
export class OtherSide {
  readonly #channel: RTCDataChannel;
  readonly #journal: Pick<Journal, "now">;
  #stages: Stage[] | null = null;

  /** The channel takes the next free id, so that the call's own, which have fixed ones, must be there already. */
  constructor(peerConnection: RTCPeerConnection, journal: Pick<Journal, "now">) {
    this.#journal = journal;
    this.#channel = peerConnection.createDataChannel("inspection");
    this.#channel.addEventListener("open", () => this.ask());
    this.#channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => this.#take(data));
  }

  /** What they last said, in this device's clock; null before they have. */
  get stages(): Stage[] | null {
    return this.#stages;
  }

  ask(): void {
    if (this.#channel.readyState !== "open" || this.#channel.bufferedAmount > 0) return;
    const ask: InspectionAsk = { type: "ask", askedAt: this.#journal.now() };
    this.#channel.send(JSON.stringify(ask));
  }

  close(): void {
    this.#channel.close();
  }

  #take(data: unknown): void {
    const parsed = InspectionAnswer.safeParse(parseJson(data));
    if (!parsed.success) return;
    const { askedAt, answeredAt, stages } = parsed.data;
    // As NTP does (RFC 5905 §8): their clock was read about half way between the question and its answer.
    const offset = answeredAt - (askedAt + this.#journal.now()) / 2;
    const ours = (at: number) => Math.max(0, at - offset);
    this.#stages = stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => ({ ...step, at: ours(step.at) })),
    }));
  }
}

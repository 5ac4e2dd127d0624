import { CallRecorder } from "./CallRecorder.ts";
import { DiskFile } from "./DiskFile.ts";
import { discardEmpty } from "./discardEmpty.ts";
import type { RecordingMessage } from "./peerRecording.ts";
import { type Kept, RecordingFile } from "./RecordingFile.ts";
import type { Agreement, Outcome, RecordingFacts } from "./recordingSlice.ts";

/** What a recording asks of the call. */
interface RecordingPort {
  send: (participantId: string, message: RecordingMessage) => void;
  /** The streams of these participants and of this side. */
  streamsOf: (participantIds: readonly string[]) => MediaStream[];
  /** The screens that these participants and this side share at the moment. */
  screensOf: (participantIds: readonly string[]) => MediaStream[];
  changed: (facts: RecordingFacts) => void;
  createId: () => string;
}

/** Where and as what a recording is written. */
interface Target {
  /** Null: in memory. */
  handle: FileSystemFileHandle | null;
  name: string;
  /** The user who records: nobody else who signs in on this page is offered the file. */
  owner: string;
  mimeType: string;
  /** Told with what becomes of it. */
  endedByJoin?: true;
}

interface Running {
  recorder: CallRecorder;
  file: RecordingFile;
}

/**
 * Owns what this page records, or agrees to: from the question to the finished file. Each recording needs a new yes of
 * everyone who is in it, and whoever of them stops it or leaves ends it.
 */
export class Recording {
  readonly #port: RecordingPort;
  #agreement: Agreement | null = null;
  #outcome: Outcome | null = null;
  #target: Target | null = null;
  #running: Running | null = null;

  constructor(port: RecordingPort) {
    this.#port = port;
  }

  /** Asks these participants whether they may be recorded. */
  ask(peers: readonly string[], target: Target): void {
    const isWaiting = this.#outcome?.kind === "ready" && !this.#outcome.taken;
    if (this.#agreement || isWaiting || peers.length === 0) return void discardEmpty(target.handle);
    this.#target = target;
    const id = this.#port.createId();
    this.#agreement = { phase: "asking", id, peers: [...peers], missing: [...peers] };
    this.#publish(null);
    this.#tell(this.#agreement, "ask");
  }

  /** Answers the other side's question. */
  answer(allowed: boolean): void {
    const agreement = this.#agreement;
    if (agreement?.phase !== "asked") return;
    if (allowed) this.#become({ ...agreement, phase: "allowed" });
    else this.#end();
    this.#tell(agreement, allowed ? "yes" : "no");
  }

  /** Ends the recording, or takes back what was asked or allowed. @param told who knows already */
  stop(told?: string): void {
    const agreement = this.#agreement;
    if (!agreement) return;
    this.#end();
    this.#tell({ ...agreement, peers: agreement.peers.filter((peer) => peer !== told) }, "stopped");
  }

  /** A participant is gone, or their page is another one now. */
  leave(participantId: string): void {
    if (this.#agreement?.peers.includes(participantId)) this.stop(participantId);
  }

  /** Somebody comes who was not asked: everyone who is there has to be, so it ends and may be asked for anew. */
  join(participantId: string): void {
    const agreement = this.#agreement;
    if (!this.#target || !agreement || agreement.peers.includes(participantId)) return;
    const wasAsking = agreement.phase === "asking";
    if (!wasAsking) this.#target = { ...this.#target, endedByJoin: true };
    this.stop();
    if (wasAsking) this.#publish({ kind: "joined" });
  }

  /** Takes in what a participant says; what does not fit what was agreed is dropped. */
  receive(from: string, { id, step }: RecordingMessage): void {
    const agreement = this.#agreement;
    if (step === "ask") return this.#asked(from, id);
    if (agreement?.id !== id || !agreement.peers.includes(from)) {
      if (step === "started") this.#send(from, id, "stopped"); // nobody here has said yes to that
      return;
    }
    const { phase, missing } = agreement;
    if (step === "stopped") this.stop(from);
    else if (step === "no" && phase === "asking") this.#refused(from);
    else if (step === "yes" && phase === "asking") this.#allowed(missing.filter((peer) => peer !== from));
    else if (step === "started" && phase === "allowed") this.#become({ ...agreement, phase: "recorded" });
    else if (step === "started") this.stop();
  }

  /** The person has downloaded the recording. */
  take(): void {
    if (this.#outcome?.kind === "ready") this.#publish({ ...this.#outcome, taken: true });
  }

  /** Puts away what became of the last recording, and the recording with it where it is in memory. */
  forget(): void {
    this.#publish(null);
  }

  #asked(from: string, id: string): void {
    const isOther = this.#agreement !== null && this.#agreement.peers[0] !== from;
    if (isOther || this.#target) return this.#send(from, id, "no"); // one at a time
    this.#become({ phase: "asked", id, peers: [from], missing: [] });
  }

  #refused(from: string): void {
    this.stop(from);
    this.#publish({ kind: "refused" });
  }

  #allowed(missing: string[]): void {
    if (!this.#agreement) return;
    const agreement = { ...this.#agreement, missing };
    this.#become(agreement);
    if (missing.length === 0) void this.#start(agreement);
  }

  async #start(agreement: Agreement): Promise<void> {
    const target = this.#target;
    if (!target) return;
    let disk: DiskFile | null = null;
    try {
      disk = target.handle && (await DiskFile.open(target.handle));
      if (this.#agreement === agreement) return this.#record(agreement, target, disk);
    } catch {
      if (this.#agreement === agreement) {
        this.stop();
        this.#publish({ kind: "failed" });
      }
    }
    // Taken back meanwhile, or it did not begin.
    await disk?.close().catch(() => undefined);
    await discardEmpty(target.handle);
  }

  #record(agreement: Agreement, { mimeType }: Target, disk: DiskFile | null): void {
    const onEnded = () => {
      if (this.#running?.file === file) this.stop();
    };
    const file = new RecordingFile(disk, onEnded);
    const recorder = CallRecorder.start(this.#port.streamsOf(agreement.peers), {
      mimeType,
      screens: () => this.#port.screensOf(agreement.peers),
      onData: (part) => file.write(part),
      onEnded,
    });
    this.#running = { recorder, file };
    this.#become({ ...agreement, phase: "recording" });
    this.#tell(agreement, "started");
  }

  #end(): void {
    const [agreement, target, running] = [this.#agreement, this.#target, this.#running];
    this.#agreement = null;
    this.#target = null;
    this.#running = null;
    this.#publish(agreement?.phase === "recorded" ? { kind: "over" } : this.#outcome);
    if (target && running) void this.#finish(running, target);
    else if (target) void discardEmpty(target.handle);
  }

  async #finish({ recorder, file }: Running, target: Target): Promise<void> {
    await recorder.stop();
    const kept = await file.close(target.mimeType);
    if (kept.kind === "nothing") await discardEmpty(target.handle);
    this.#publish({ ...outcomeOf(kept, target), ...(target.endedByJoin && { endedByJoin: true }) });
  }

  #tell({ id, peers }: Agreement, step: RecordingMessage["step"]): void {
    for (const peer of peers) this.#send(peer, id, step);
  }

  #send(participantId: string, id: string, step: RecordingMessage["step"]): void {
    this.#port.send(participantId, { type: "recording", id, step });
  }

  #become(agreement: Agreement): void {
    this.#agreement = agreement;
    this.#publish(this.#outcome);
  }

  #publish(outcome: Outcome | null): void {
    const earlier = this.#outcome;
    if (earlier?.kind === "ready" && (outcome?.kind !== "ready" || outcome.url !== earlier.url)) {
      URL.revokeObjectURL(earlier.url);
    }
    this.#outcome = outcome;
    const wouldLose = this.#running !== null || (outcome?.kind === "ready" && !outcome.taken);
    window[wouldLose ? "addEventListener" : "removeEventListener"]("beforeunload", askBeforeLeaving);
    this.#port.changed({ agreement: this.#agreement, outcome });
  }
}

/** The browser then asks the person whether they mean to leave the page (HTML, prompt to unload a document). */
function askBeforeLeaving(event: Event): void {
  event.preventDefault();
}

function outcomeOf(kept: Kept, { name, owner }: Target): Outcome {
  switch (kept.kind) {
    case "disk":
      return { kind: "saved" };
    case "memory":
      return { kind: "ready", url: URL.createObjectURL(kept.blob), name, owner, taken: false };
    case "cut":
      return { kind: "cut" };
    case "nothing":
      return { kind: "failed" };
    default:
      return kept satisfies never;
  }
}

import type { PeerMessage } from "@televisit/protocol/peerMessages";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import { decodeChunk } from "./fileChunk.ts";
import type { Transfer } from "./filesSlice.ts";
import { IncomingFile } from "./IncomingFile.ts";
import { imageType } from "./imageType.ts";
import { sendFile } from "./sendFile.ts";

export type FileMessage = Extract<PeerMessage, { type: `file-${string}` }>;
type Changes = Partial<Pick<Transfer, "moved" | "state" | "url">>;

interface Outgoing {
  file: File;
  to: string;
  scope: AbortController;
}

interface Incoming {
  from: string;
  size: number;
  mime: string;
  accepted: boolean;
  file: IncomingFile;
  /** The sender's checksum, once it is known. */
  sha256: string | null;
  told: number;
}

export interface FileTransfersOptions {
  engine: Pick<CallEngine, "send" | "sendBytes" | "maxBytes">;
  onChange: (id: string, changes: Changes) => void;
}

/** Progress is told at each hundredth of a file. */
const STEPS = 100;

/** Owner of every file that moves, in either direction, and of the addresses under which it can be saved. */
export class FileTransfers {
  readonly #options: FileTransfersOptions;
  readonly #outgoing = new Map<string, Outgoing>();
  readonly #incoming = new Map<string, Incoming>();
  readonly #urls: string[] = [];

  constructor(options: FileTransfersOptions) {
    this.#options = options;
  }

  /** Asks a participant whether they want a file. It is kept until it has arrived, for another try. */
  offer(id: string, to: string, file: File, name: string): void {
    this.#outgoing.set(id, { file, to, scope: new AbortController() });
    const { size, type: mime } = file;
    if (imageType({ mime, size })) this.#changed(id, { url: this.#createUrl(file) });
    const offered = this.#send(to, { type: "file-offer", id, name, size, mime: mime.slice(0, 127) });
    if (!offered) this.#stop(id, "failed");
  }

  /** The file of an own transfer, to offer it again; undefined for one of the other side. */
  fileOf(id: string): File | undefined {
    return this.#outgoing.get(id)?.file;
  }

  /** Answers an offer. */
  answer(id: string, accepted: boolean): void {
    const incoming = this.#incoming.get(id);
    if (!incoming) return;
    incoming.accepted = accepted;
    if (!accepted) this.#incoming.delete(id);
    const delivered = this.#send(incoming.from, { type: "file-answer", id, accepted });
    this.#changed(id, { state: !accepted ? "declined" : delivered ? "moving" : "failed" });
  }

  /** Gives a transfer up, from either side, and tells the other. */
  cancel(id: string): void {
    const peer = this.#outgoing.get(id)?.to ?? this.#incoming.get(id)?.from;
    if (peer === undefined) return;
    this.#send(peer, { type: "file-cancelled", id });
    this.#stop(id, "cancelled");
  }

  /** Takes in what a participant says about a file; about a file that is none of theirs it means nothing. */
  receiveMessage(from: string, message: FileMessage): void {
    const { id } = message;
    if (message.type === "file-offer") {
      const { size, mime } = message;
      const file = new IncomingFile(size);
      if (this.#outgoing.has(id) || this.#incoming.has(id)) return;
      this.#incoming.set(id, { from, size, mime, accepted: false, file, sha256: null, told: 0 });
    } else if (this.#outgoing.get(id)?.to === from) {
      if (message.type === "file-answer") void this.#answered(id, message.accepted);
      if (message.type === "file-received") this.#stop(id, message.intact ? "done" : "damaged");
      if (message.type === "file-cancelled") this.#stop(id, "cancelled");
    } else if (this.#incoming.get(id)?.from === from) {
      if (message.type === "file-sent") this.#sent(id, message.sha256);
      if (message.type === "file-cancelled") this.#stop(id, "cancelled");
    }
  }

  receiveBytes(from: string, data: ArrayBuffer): void {
    const chunk = decodeChunk(data);
    const incoming = chunk && this.#incoming.get(chunk.id);
    if (!chunk || !incoming?.accepted || incoming.from !== from) return;
    if (!incoming.file.add(chunk.offset, chunk.bytes)) {
      this.#send(from, { type: "file-cancelled", id: chunk.id });
      this.#stop(chunk.id, "damaged");
      return;
    }
    const { received } = incoming.file;
    if (received - incoming.told >= incoming.size / STEPS) {
      incoming.told = received;
      this.#changed(chunk.id, { moved: received });
    }
    this.#finishWhenWhole(chunk.id);
  }

  /** The connection to a participant is gone: what was moving has failed. */
  peerGone(participantId: string): void {
    for (const [id, { to }] of this.#outgoing) if (to === participantId) this.#stop(id, "failed");
    for (const [id, { from }] of this.#incoming) if (from === participantId) this.#stop(id, "failed");
  }

  /** Lets go of every file. */
  close(): void {
    for (const { scope } of this.#outgoing.values()) scope.abort();
    this.#outgoing.clear();
    this.#incoming.clear();
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
  }

  async #answered(id: string, accepted: boolean): Promise<void> {
    const outgoing = this.#outgoing.get(id);
    if (!outgoing || outgoing.scope.signal.aborted) return;
    if (!accepted) return this.#stop(id, "declined");
    const { file, to, scope } = outgoing;
    const { engine } = this.#options;
    this.#changed(id, { state: "moving" });
    const digest = await sendFile({
      id,
      file,
      maxBytes: engine.maxBytes(to),
      send: (data) => engine.sendBytes(to, data),
      onProgress: (moved) => this.#changed(id, { moved }),
      signal: scope.signal,
    }).catch(() => null); // the file was changed or removed on disk
    if (scope.signal.aborted) return;
    if (digest !== null) {
      this.#changed(id, { state: "checking" });
      if (this.#send(to, { type: "file-sent", id, sha256: digest })) return;
    }
    this.#send(to, { type: "file-cancelled", id });
    this.#stop(id, "failed");
  }

  #sent(id: string, sha256: string): void {
    const incoming = this.#incoming.get(id);
    if (!incoming?.accepted) return;
    incoming.sha256 = sha256;
    this.#finishWhenWhole(id);
  }

  #finishWhenWhole(id: string): void {
    const incoming = this.#incoming.get(id);
    if (!incoming?.file.isWhole || incoming.sha256 === null) return;
    const intact = incoming.file.matches(incoming.sha256);
    this.#incoming.delete(id);
    this.#send(incoming.from, { type: "file-received", id, intact });
    if (!intact) return this.#changed(id, { state: "damaged" });
    const url = this.#createUrl(incoming.file.toBlob(imageType(incoming) ?? "application/octet-stream"));
    this.#changed(id, { state: "done", moved: incoming.size, url });
  }

  #createUrl(blob: Blob): string {
    const url = URL.createObjectURL(blob);
    this.#urls.push(url);
    return url;
  }

  /** Ends a transfer that has not ended. An own file stays at hand, to be offered again. */
  #stop(id: string, state: Transfer["state"]): void {
    const outgoing = this.#outgoing.get(id);
    if (outgoing?.scope.signal.aborted) return;
    outgoing?.scope.abort();
    if (outgoing && state === "done") this.#outgoing.delete(id);
    this.#incoming.delete(id);
    this.#changed(id, { state });
  }

  #send(to: string, message: FileMessage): boolean {
    return this.#options.engine.send(to, JSON.stringify(message));
  }

  #changed(id: string, changes: Changes): void {
    this.#options.onChange(id, changes);
  }
}

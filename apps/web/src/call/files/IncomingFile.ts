import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** Bytes that may wait for earlier ones; a sender has at most about 1 MiB on its way. */
const MAX_EARLY = 16 * 1024 * 1024;
/** Bytes that are put together into one Blob, which the browser may keep on disk. */
const PART_SIZE = 4 * 1024 * 1024;

/** A file that arrives in pieces, in any order; checked as it grows. */
export class IncomingFile {
  readonly #size: number;
  readonly #hash = sha256.create();
  readonly #parts: Blob[] = [];
  #tail: Uint8Array<ArrayBuffer>[] = [];
  #tailSize = 0;
  readonly #early = new Map<number, Uint8Array<ArrayBuffer>>();
  #earlySize = 0;
  /** So many bytes from the start are there. */
  #received = 0;
  #digest: string | null = null;

  /** @param size bytes */
  constructor(size: number) {
    this.#size = size;
  }

  get received(): number {
    return this.#received;
  }

  get isWhole(): boolean {
    return this.#received === this.#size;
  }

  /** Takes a piece; one that was there already is dropped. False when it cannot belong to the file. */
  add(offset: number, bytes: Uint8Array<ArrayBuffer>): boolean {
    if (offset + bytes.length > this.#size) return false;
    if (offset < this.#received || this.#early.has(offset)) return true;
    if (offset > this.#received) return this.#keepEarly(offset, bytes);
    this.#append(bytes);
    for (let next = this.#takeEarly(); next; next = this.#takeEarly()) this.#append(next);
    return true;
  }

  /** Whether the bytes have this SHA-256, in hexadecimal. Only for a whole file. */
  matches(digest: string): boolean {
    this.#digest ??= bytesToHex(this.#hash.digest());
    return this.#digest === digest;
  }

  /** The file, under a media type of our choice. */
  toBlob(type: string): Blob {
    return new Blob([...this.#parts, ...this.#tail], { type });
  }

  #append(bytes: Uint8Array<ArrayBuffer>): void {
    this.#hash.update(bytes);
    this.#received += bytes.length;
    this.#tail.push(bytes);
    this.#tailSize += bytes.length;
    if (this.#tailSize < PART_SIZE) return;
    this.#parts.push(new Blob(this.#tail));
    this.#tail = [];
    this.#tailSize = 0;
  }

  #keepEarly(offset: number, bytes: Uint8Array<ArrayBuffer>): boolean {
    this.#earlySize += bytes.length;
    this.#early.set(offset, bytes);
    return this.#earlySize <= MAX_EARLY;
  }

  #takeEarly(): Uint8Array<ArrayBuffer> | undefined {
    const bytes = this.#early.get(this.#received);
    this.#early.delete(this.#received);
    this.#earlySize -= bytes?.length ?? 0;
    return bytes;
  }
}

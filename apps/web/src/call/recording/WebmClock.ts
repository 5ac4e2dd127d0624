import { elementAt, lengthOf, numberOf } from "./ebmlElement.ts";

// RFC 9559 §5.1: elements that hold others, and those that say when something is shown.
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const BLOCK_GROUP = 0xa0;
const TIMESTAMP = 0xe7;
const BLOCK = 0xa1;
const SIMPLE_BLOCK = 0xa3;

const containers = new Set([SEGMENT, CLUSTER, BLOCK_GROUP]);
const wanted = new Set([TIMESTAMP, BLOCK, SIMPLE_BLOCK]);
/** Bytes of an element's head and of the beginning of its data, at most. */
const ENOUGH = 32;

/**
 * Reads a WebM file as it is written, to know its length. A watch beside it would be wrong: an encoder may begin late,
 * and on a busy machine it lags behind.
 */
export class WebmClock {
  /** The beginning of an element that is cut short. */
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  /** Bytes to come that are of no interest. */
  #skip = 0;
  #cluster = 0;
  #latest = 0;

  /** When the latest block begins, in the ticks of the file; 0 where there is none. */
  get latest(): number {
    return this.#latest;
  }

  /** Takes in what follows. */
  read(part: Uint8Array): void {
    const bytes = new Uint8Array(this.#rest.length + part.length);
    bytes.set(this.#rest);
    bytes.set(part, this.#rest.length);
    const end = this.#walk(bytes, this.#skip);
    this.#skip = Math.max(0, end - bytes.length);
    this.#rest = bytes.slice(end);
    if (this.#rest.length <= ENOUGH) return;
    this.#skip = Number.POSITIVE_INFINITY; // no WebM
    this.#rest = new Uint8Array();
  }

  /** @returns where the next element begins, or the one that is cut short */
  #walk(bytes: Uint8Array, from: number): number {
    let at = from;
    for (let element = elementAt(bytes, at); element; element = elementAt(bytes, at)) {
      const { id, start, end } = element;
      if (wanted.has(id)) {
        if (Math.min(end, start + ENOUGH / 2) > bytes.length) return at;
        this.#note(id, bytes.subarray(start, end));
      }
      at = containers.has(id) ? start : end;
    }
    return at;
  }

  /** A cluster has a time, and each block one that counts from there, behind the number of its track. */
  #note(id: number, data: Uint8Array): void {
    if (id === TIMESTAMP) {
      this.#cluster = numberOf(data);
      return;
    }
    const at = lengthOf(data[0]);
    if (data.length < at + 2) return;
    const since = new DataView(data.buffer, data.byteOffset + at, 2).getInt16(0);
    this.#latest = Math.max(this.#latest, this.#cluster + since);
  }
}

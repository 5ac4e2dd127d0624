import { type EbmlElement, elementAt } from "./ebmlElement.ts";

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const DURATION = 0x4489;

/**
 * Makes room for the length in the head of a WebM file: browsers leave it out, since they write while
 * they record (RFC 9559 §5.1.2.10).
 * @param head the first bytes of the file
 * @returns the head with a Duration of 0 and where its eight bytes (a big-endian float, in the file's ticks, which
 * browsers make a millisecond) begin; null where the head is cut short or is not WebM
 */
export function insertDuration(head: Uint8Array): { head: Uint8Array<ArrayBuffer>; at: number } | null {
  const ebml = elementAt(head, 0);
  const segment = ebml && elementAt(head, ebml.end);
  if (segment?.id !== SEGMENT) return null;
  const info = find(head, segment, INFO);
  if (!info || info.end > head.length) return null;
  const existing = find(head, info, DURATION);
  if (existing)
    return existing.end - existing.start === 8 ? { head: head.slice(), at: existing.start } : null;
  const duration = [0x44, 0x89, 0x88, 0, 0, 0, 0, 0, 0, 0, 0];
  const size = sizeBytes(info.end - info.start + duration.length);
  const parts = [head.subarray(0, info.sizeAt), size, duration, head.subarray(info.start)];
  const patched = Uint8Array.from(parts.flatMap((part) => [...part]));
  return { head: patched, at: info.sizeAt + size.length + 3 };
}

/** The eight bytes of a duration in ms. */
export function durationBytes(milliseconds: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, milliseconds);
  return bytes;
}

function find(bytes: Uint8Array, parent: EbmlElement, id: number): EbmlElement | null {
  let at = parent.start;
  while (at < Math.min(parent.end, bytes.length)) {
    const element = elementAt(bytes, at);
    if (!element || element.id === id) return element;
    at = element.end;
  }
  return null;
}

/** A size in four bytes: up to 2^28 - 2. */
function sizeBytes(size: number): number[] {
  return [0x10 | (size >>> 24), (size >>> 16) & 0xff, (size >>> 8) & 0xff, size & 0xff];
}

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const DURATION = 0x4489;

interface Element {
  id: number;
  /** Where its size is written, where its data begin and where they end. */
  sizeAt: number;
  start: number;
  end: number;
}

/**
 * Makes room for the length in the head of a WebM file: browsers leave it out, since they write while
 * they record (RFC 9559 §5.1.2.10).
 * @param head the first bytes of the file
 * @returns the head with a Duration of 0 and where its eight bytes (a big-endian float, in ms) begin;
 * null where the head is cut short or is not WebM
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

function find(bytes: Uint8Array, parent: Element, id: number): Element | null {
  let at = parent.start;
  while (at < Math.min(parent.end, bytes.length)) {
    const element = elementAt(bytes, at);
    if (!element || element.id === id) return element;
    at = element.end;
  }
  return null;
}

/** An element's id keeps its length marker, its size does not (RFC 8794 §4 and §5). */
function elementAt(bytes: Uint8Array, at: number): Element | null {
  const idLength = lengthOf(bytes[at]);
  const sizeAt = at + idLength;
  const sizeLength = lengthOf(bytes[sizeAt]);
  const start = sizeAt + sizeLength;
  if (idLength === 0 || idLength > 4 || sizeLength === 0 || start > bytes.length) return null;
  const size = numberOf(bytes.subarray(sizeAt, start)) - 2 ** (7 * sizeLength);
  const unknown =
    bytes.subarray(sizeAt + 1, start).every((byte) => byte === 0xff) && isOnes(bytes[sizeAt], sizeLength);
  return { id: numberOf(bytes.subarray(at, sizeAt)), sizeAt, start, end: unknown ? Infinity : start + size };
}

function isOnes(first: number | undefined, length: number): boolean {
  return first === 2 ** (9 - length) - 1;
}

/** How many bytes a number takes whose first byte this is; 0 where there is none. */
function lengthOf(first: number | undefined): number {
  return first ? Math.clz32(first) - 23 : 0;
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

/** A size in four bytes: up to 2^28 - 2. */
function sizeBytes(size: number): number[] {
  return [0x10 | (size >>> 24), (size >>> 16) & 0xff, (size >>> 8) & 0xff, size & 0xff];
}

/** Where an element of a WebM file and its parts are, in bytes. */
export interface EbmlElement {
  id: number;
  /** Where its size is written, where its data begin and where they end: nowhere, when its size is not known. */
  sizeAt: number;
  start: number;
  end: number;
}

/**
 * The element that begins there; null where its head is cut short or there is none. An id keeps its length marker,
 * a size does not (RFC 8794 §4 and §5).
 */
export function elementAt(bytes: Uint8Array, at: number): EbmlElement | null {
  const idLength = lengthOf(bytes[at]);
  const sizeAt = at + idLength;
  const sizeLength = lengthOf(bytes[sizeAt]);
  const start = sizeAt + sizeLength;
  if (idLength === 0 || idLength > 4 || sizeLength === 0 || start > bytes.length) return null;
  const size = sizeOf(bytes.subarray(sizeAt, start));
  const unknown =
    bytes.subarray(sizeAt + 1, start).every((byte) => byte === 0xff) && isOnes(bytes[sizeAt], sizeLength);
  return { id: numberOf(bytes.subarray(at, sizeAt)), sizeAt, start, end: unknown ? Infinity : start + size };
}

function isOnes(first: number | undefined, length: number): boolean {
  return first === 2 ** (9 - length) - 1;
}

/** How many bytes a number takes whose first byte this is; 0 where there is none. */
export function lengthOf(first: number | undefined): number {
  return first ? Math.clz32(first) - 23 : 0;
}

/** Without its length marker, which a number of eight bytes could not hold beside the size. */
function sizeOf(bytes: Uint8Array): number {
  return numberOf(bytes.map((byte, index) => (index === 0 ? byte & (0xff >> bytes.length) : byte)));
}

/** Big-endian and without a sign. */
export function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

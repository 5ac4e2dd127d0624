import { parse, stringify } from "uuid";

/** Bytes before the content of a chunk: the transfer's id (16) and the content's place in the file (4). */
export const HEADER_SIZE = 20;
const OFFSET_AT = 16;

export interface FileChunk {
  id: string;
  /** Where the bytes belong, counted from the start of the file. */
  offset: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A chunk as it crosses the channel: it says where it belongs, so that order does not matter. */
export function encodeChunk({ id, offset, bytes }: FileChunk): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(HEADER_SIZE + bytes.length);
  data.set(parse(id));
  new DataView(data.buffer).setUint32(OFFSET_AT, offset);
  data.set(bytes, HEADER_SIZE);
  return data;
}

/** Reads a chunk; null when it is none. */
export function decodeChunk(data: ArrayBuffer): FileChunk | null {
  if (data.byteLength <= HEADER_SIZE) return null;
  try {
    const id = stringify(new Uint8Array(data, 0, OFFSET_AT));
    const offset = new DataView(data).getUint32(OFFSET_AT);
    return { id, offset, bytes: new Uint8Array(data, HEADER_SIZE) };
  } catch {
    return null; // not a uuid
  }
}

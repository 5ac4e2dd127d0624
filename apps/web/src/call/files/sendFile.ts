import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeChunk, HEADER_SIZE } from "./fileChunk.ts";

/** Bytes that are read from the file at once. */
const READ_SIZE = 1024 * 1024;

export interface FileSending {
  id: string;
  file: Blob;
  /** The most that one message may carry, in bytes. */
  maxBytes: number;
  /** Hands a message over, waiting for room; false when the channel is closed. */
  send: (data: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** @param moved bytes so far */
  onProgress: (moved: number) => void;
  signal: AbortSignal;
}

/**
 * Sends a file piece by piece and never holds more than a megabyte of it.
 * @returns its SHA-256 in hexadecimal, or null when it was cancelled or the channel closed
 * @throws {DOMException} when the file can no longer be read
 */
export async function sendFile(sending: FileSending): Promise<string | null> {
  const { file, signal, onProgress } = sending;
  const hash = sha256.create();
  for (let start = 0; start < file.size; start += READ_SIZE) {
    const block = new Uint8Array(await file.slice(start, start + READ_SIZE).arrayBuffer());
    hash.update(block);
    if (signal.aborted || !(await sendBlock(sending, start, block))) return null;
    onProgress(start + block.length);
  }
  return bytesToHex(hash.digest());
}

async function sendBlock(
  { id, maxBytes, send, signal }: FileSending,
  start: number,
  block: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const size = maxBytes - HEADER_SIZE;
  for (let at = 0; at < block.length; at += size) {
    const bytes = block.subarray(at, at + size);
    if (!(await send(encodeChunk({ id, offset: start + at, bytes }))) || signal.aborted) return false;
  }
  return true;
}

import { expect, test } from "vitest";
import { decodeChunk, encodeChunk, type FileChunk } from "./fileChunk.ts";
import { IncomingFile } from "./IncomingFile.ts";

const id = "0198c0de-0000-7000-8000-000000000001";
const CHUNK = 1000;

/** Bytes that repeat nowhere soon. */
function content(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8) * 17) & 255);
}

function chunksOf(bytes: Uint8Array<ArrayBuffer>): FileChunk[] {
  const count = Math.ceil(bytes.length / CHUNK);
  return Array.from({ length: count }, (_, index) => {
    const data = encodeChunk({
      id,
      offset: index * CHUNK,
      bytes: bytes.slice(index * CHUNK, (index + 1) * CHUNK),
    });
    return decodeChunk(data.buffer)!;
  });
}

/** The same order in every run, far from the original. */
function shuffled<T>(items: T[]): T[] {
  let seed = 42;
  const keyed = items.map((item) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return { item, key: seed };
  });
  return keyed.toSorted((one, other) => one.key - other.key).map(({ item }) => item);
}

/** By the platform's own SHA-256, not by the one under test. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
}

async function bytesOf(file: IncomingFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.toBlob("").arrayBuffer());
}

test.each([
  ["in order", (chunks: FileChunk[]) => chunks],
  ["reversed", (chunks: FileChunk[]) => chunks.toReversed()],
  ["shuffled", shuffled<FileChunk>],
  ["shuffled and twice", (chunks: FileChunk[]) => shuffled([...chunks, ...chunks])],
])("a file whose chunks arrive %s is whole and intact", async (_, arrange) => {
  const bytes = content(5_000_123);
  const file = new IncomingFile(bytes.length);
  for (const { offset, bytes: piece } of arrange(chunksOf(bytes))) expect(file.add(offset, piece)).toBe(true);
  expect(file.isWhole).toBe(true);
  expect(file.matches(await digestOf(bytes))).toBe(true);
  expect(await digestOf(await bytesOf(file))).toBe(await digestOf(bytes));
});

test("a file with one byte changed does not match", async () => {
  const bytes = content(3000);
  const file = new IncomingFile(3000);
  const changed = bytes.slice();
  changed[1500] = 1 + (changed[1500] ?? 0);
  for (const { offset, bytes: piece } of chunksOf(changed)) file.add(offset, piece);
  expect(file.isWhole).toBe(true);
  expect(file.matches(await digestOf(bytes))).toBe(false);
});

test("a piece beyond the end of the file is refused", () => {
  const file = new IncomingFile(1500);
  expect(file.add(1000, content(500))).toBe(true);
  expect(file.add(1000, content(501))).toBe(false);
});

test("what waits for a missing first piece is bounded", () => {
  const file = new IncomingFile(100_000_000);
  const piece = content(1_000_000);
  const taken = Array.from({ length: 20 }, (_, index) => file.add((index + 1) * 1_000_000, piece));
  expect(taken.indexOf(false)).toBe(16);
});

test("data that is no chunk is told apart", () => {
  expect(decodeChunk(new ArrayBuffer(20))).toBeNull();
  expect(decodeChunk(new Uint8Array(40).fill(7).buffer)).toBeNull();
  const chunk = { id, offset: 4_000_000_000, bytes: content(5) };
  expect(decodeChunk(encodeChunk(chunk).buffer)).toMatchObject({ id, offset: 4_000_000_000 });
});

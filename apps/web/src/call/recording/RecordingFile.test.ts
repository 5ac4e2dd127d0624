import { expect, test } from "vitest";
import { RecordingFile } from "./RecordingFile.ts";

const ebml = [0x1a, 0x45, 0xdf, 0xa3, 0x81, 0x00];
const segment = [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const info = [0x15, 0x49, 0xa9, 0x66, 0x87, 0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40];
const head = Uint8Array.from([...ebml, ...segment, ...info]);
/** A cluster that begins at 1234 ms, with a block of that time. */
const cluster = [0x1f, 0x43, 0xb6, 0x75, 0xff, 0xe7, 0x82, 0x04, 0xd2];
const rest = Uint8Array.from([...cluster, 0xa3, 0x84, 0x81, 0x00, 0x00, 0x80]);

test("a recording in memory is whole, in order and with its length, however it comes in", async () => {
  const file = new RecordingFile(null, () => undefined);
  file.write(new Blob([head.subarray(0, 1)]));
  file.write(new Blob([head.subarray(1)]));
  file.write(new Blob([rest]));
  const kept = await file.close("video/webm");
  if (kept.kind !== "memory") throw new Error(`kept ${kept.kind}`);
  const bytes = new Uint8Array(await kept.blob.arrayBuffer());
  expect(bytes.length).toBe(head.length + 3 + 11 + rest.length); // a longer size, and the duration
  expect([...bytes.subarray(-rest.length)]).toEqual([...rest]);
  const at = bytes.findIndex((byte, index) => byte === 0x44 && bytes[index + 1] === 0x89);
  expect(new DataView(bytes.buffer).getFloat64(at + 3)).toBe(1234);
  expect(kept.blob.type).toBe("video/webm");
});

test("what is no WebM is kept as it is", async () => {
  const file = new RecordingFile(null, () => undefined);
  file.write(new Blob(["not a film"]));
  const kept = await file.close("video/mp4");
  expect(kept.kind === "memory" && (await kept.blob.text())).toBe("not a film");
});

test("nothing recorded is nothing kept", async () => {
  const file = new RecordingFile(null, () => undefined);
  expect(await file.close("video/webm")).toEqual({ kind: "nothing" });
});

import { expect, test } from "vitest";
import { durationBytes, insertDuration } from "./webmDuration.ts";

const ebml = [0x1a, 0x45, 0xdf, 0xa3, 0x81, 0x00];
const segment = [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const timestampScale = [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40];
const info = [0x15, 0x49, 0xa9, 0x66, 0x87, ...timestampScale];
const tracks = [0x16, 0x54, 0xae, 0x6b, 0x81, 0x2a];

test("a duration is put into Info, which grows by it, and all else stays as it was", () => {
  const patched = insertDuration(Uint8Array.from([...ebml, ...segment, ...info, ...tracks]));
  const duration = [0x44, 0x89, 0x88, 0, 0, 0, 0, 0, 0, 0, 0];
  const grown = [0x15, 0x49, 0xa9, 0x66, 0x10, 0, 0, 7 + 11, ...duration, ...timestampScale];
  expect([...(patched?.head ?? [])]).toEqual([...ebml, ...segment, ...grown, ...tracks]);
  expect(patched?.at).toBe(ebml.length + segment.length + 8 + 3);
});

test("a duration that is there already is found again", () => {
  const once = insertDuration(Uint8Array.from([...ebml, ...segment, ...info, ...tracks]));
  expect(once && insertDuration(once.head)).toEqual(once);
});

test("sizes of eight bytes, as Firefox writes them, are read to the last one", () => {
  const long = (size: number) => [0x01, 0, 0, 0, 0, 0, 0, size];
  const duration = [0x44, 0x89, 0x88, 0, 0, 0, 0, 0, 0, 0, 0];
  const head = [0x1a, 0x45, 0xdf, 0xa3, ...long(3), 0xec, 0x81, 0x00, ...segment];
  const itsInfo = [0x15, 0x49, 0xa9, 0x66, ...long(18), ...timestampScale, ...duration];
  expect(insertDuration(Uint8Array.from([...head, ...itsInfo, ...tracks]))?.at).toBe(
    head.length + 12 + 7 + 3,
  );
});

test("a head that is cut short before the end of Info, or is no WebM, is left alone", () => {
  const whole = [...ebml, ...segment, ...info];
  for (let length = 0; length < whole.length; length += 1) {
    expect(insertDuration(Uint8Array.from(whole.slice(0, length)))).toBeNull();
  }
  expect(insertDuration(Uint8Array.from([0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70]))).toBeNull();
});

test("a duration is a big-endian float", () => {
  expect(new DataView(durationBytes(3210.5).buffer).getFloat64(0)).toBe(3210.5);
});

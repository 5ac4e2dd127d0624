import { expect, test } from "vitest";
import { CandidateBuffer } from "./CandidateBuffer.ts";

const candidate = (name: string) => ({
  candidate: name,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: null,
});

test("hands over the candidates of one negotiation once, in order of arrival", () => {
  const buffer = new CandidateBuffer();
  buffer.add("one", candidate("a"));
  buffer.add("two", candidate("b"));
  buffer.add("one", null);
  expect(buffer.take("one")).toEqual([candidate("a"), null]);
  expect(buffer.take("one")).toEqual([]);
  expect(buffer.take("two")).toEqual([candidate("b")]);
});

test("keeps at most 64 candidates of a negotiation", () => {
  const buffer = new CandidateBuffer();
  for (let index = 0; index < 100; index += 1) buffer.add("one", candidate(String(index)));
  const kept = buffer.take("one");
  expect(kept).toHaveLength(64);
  expect(kept[0]).toEqual(candidate("0"));
});

test("keeps at most four negotiations, the latest", () => {
  const buffer = new CandidateBuffer();
  for (const id of ["1", "2", "3", "4", "5"]) buffer.add(id, candidate(id));
  expect(buffer.take("1")).toEqual([]);
  expect(buffer.take("2")).toEqual([candidate("2")]);
  expect(buffer.take("5")).toEqual([candidate("5")]);
});

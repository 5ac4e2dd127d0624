import { beforeEach, expect, test } from "vitest";
import type { RecordingMessage } from "./peerRecording.ts";
import { Recording } from "./Recording.ts";
import type { RecordingFacts } from "./recordingSlice.ts";

const target = { handle: null, name: "Recording.webm", owner: "robin", mimeType: "video/webm" };

/** Participants by name who hear each other at once. This environment cannot record, so a recording fails to begin. */
let people: Record<string, { recording: Recording; said: RecordingMessage[]; facts: RecordingFacts | null }>;
let ids: number;

function join(name: string): void {
  const said: RecordingMessage[] = [];
  const recording = new Recording({
    createId: () => `question ${(ids += 1)}`,
    send: (to, message) => {
      said.push(message);
      people[to]?.recording.receive(name, message);
    },
    streamsOf: () => [],
    screensOf: () => [],
    changed: (facts) => Object.assign(people[name] ?? {}, { facts }),
  });
  people[name] = { recording, said, facts: null };
}

beforeEach(() => {
  people = {};
  ids = 0;
  for (const name of ["robin", "kim", "sam"]) join(name);
});

const phaseOf = (name: string) => people[name]?.facts?.agreement?.phase;
const robin = () => people["robin"]!.recording;
const kim = () => people["kim"]!.recording;
const sam = () => people["sam"]!.recording;

test("everyone who is in it must say yes", () => {
  robin().ask(["kim", "sam"], target);
  expect([phaseOf("robin"), phaseOf("kim"), phaseOf("sam")]).toEqual(["asking", "asked", "asked"]);
  kim().answer(true);
  expect(people["robin"]?.facts?.agreement?.missing).toEqual(["sam"]);
  sam().answer(false);
  expect([phaseOf("robin"), phaseOf("kim"), phaseOf("sam")]).toEqual([undefined, undefined, undefined]);
  expect(people["robin"]?.facts?.outcome).toEqual({ kind: "refused" });
});

test("a recording that cannot begin says so, and everyone is told", () => {
  robin().ask(["kim", "sam"], target);
  kim().answer(true);
  sam().answer(true);
  return expect
    .poll(() => [people["robin"]?.facts?.outcome, phaseOf("kim"), phaseOf("sam")])
    .toEqual([{ kind: "failed" }, undefined, undefined]);
});

test("a question can be taken back, and an answer to it is not one to the next", () => {
  robin().ask(["kim"], target);
  robin().stop();
  expect(phaseOf("kim")).toBeUndefined();
  robin().ask(["kim"], target);
  robin().receive("kim", { type: "recording", id: "question 1", step: "yes" });
  expect(phaseOf("robin")).toBe("asking");
});

test("a yes of somebody who was not asked counts nothing", () => {
  robin().ask(["kim"], target);
  robin().receive("sam", { type: "recording", id: "question 1", step: "yes" });
  expect(people["robin"]?.facts?.agreement?.missing).toEqual(["kim"]);
});

test("a recording that nobody here has allowed is told to stop", () => {
  robin().ask(["kim"], target);
  kim().receive("robin", { type: "recording", id: "question 1", step: "started" });
  expect(phaseOf("kim")).toBeUndefined();
  expect(people["kim"]?.said.at(-1)).toEqual({ type: "recording", id: "question 1", step: "stopped" });
  kim().receive("robin", { type: "recording", id: "another", step: "started" });
  expect(people["kim"]?.said.at(-1)).toEqual({ type: "recording", id: "another", step: "stopped" });
});

test("whoever of them leaves ends it, and somebody else does not", () => {
  kim().receive("robin", { type: "recording", id: "one", step: "ask" });
  kim().answer(true);
  kim().receive("robin", { type: "recording", id: "one", step: "started" });
  kim().leave("sam");
  expect(phaseOf("kim")).toBe("recorded");
  kim().leave("robin");
  expect(people["kim"]?.facts).toEqual({ agreement: null, outcome: { kind: "over" } });
});

test("whoever comes while it is asked for was not asked: the question is taken back from everyone", () => {
  robin().ask(["kim"], target);
  robin().join("sam");
  expect([phaseOf("robin"), phaseOf("kim")]).toEqual([undefined, undefined]);
  expect(people["robin"]?.facts?.outcome).toEqual({ kind: "joined" });
  robin().ask(["kim", "sam"], target);
  expect([phaseOf("kim"), phaseOf("sam")]).toEqual(["asked", "asked"]);
});

test("who was asked and is connected anew ends nothing, nor does somebody who comes to the other side", () => {
  robin().ask(["kim"], target);
  robin().join("kim");
  kim().join("sam");
  expect([phaseOf("robin"), phaseOf("kim")]).toEqual(["asking", "asked"]);
});

test("only one question at a time is answered", () => {
  kim().receive("robin", { type: "recording", id: "one", step: "ask" });
  kim().receive("sam", { type: "recording", id: "two", step: "ask" });
  expect(people["kim"]?.facts?.agreement?.id).toBe("one");
  expect(people["kim"]?.said.at(-1)).toEqual({ type: "recording", id: "two", step: "no" });
});

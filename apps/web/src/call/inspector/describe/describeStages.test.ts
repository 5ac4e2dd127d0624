import { Journal, type JournalFact, type StateName } from "@televisit/rtc/Journal";
import { expect, test } from "vitest";
import { describeStages } from "./describeStages.ts";

const signal = (sent: boolean, kind: "offer" | "answer" | "candidate" | "end"): JournalFact => ({
  type: "signal",
  sent,
  way: "server",
  negotiationId: "round",
  kind,
  text: "",
});
const state = (of: StateName, value: string): JournalFact => ({ type: "state", of, value });
const media = (audio: string, video: string): JournalFact => ({ type: "media", audio, video });

function journalOf(...facts: JournalFact[]): Journal {
  const journal = new Journal("kim");
  for (const fact of facts) journal.add(fact);
  return journal;
}

const summary = (journal: Journal, page = journalOf()) =>
  describeStages(journal, page).map((stage) => `${stage.name} ${stage.state}`);
const stepsOf = (journal: Journal, name: string, page = journalOf()) =>
  describeStages(journal, page)
    .find((stage) => stage.name === name)
    ?.steps.map(({ what }) => what);

const found = [signal(true, "candidate"), signal(false, "candidate"), state("ice", "checking")];
const up = [state("ice", "connected"), state("dtls", "connected"), state("connection", "connected")];

test("nothing has happened yet", () => {
  expect(summary(journalOf({ type: "opened" }))).toEqual([
    "media waiting",
    "offer waiting",
    "answer waiting",
    "candidates waiting",
    "connected waiting",
  ]);
});

test("an offer without an answer is where it stands still", () => {
  const journal = journalOf(signal(true, "offer"), state("signaling", "have-local-offer"), ...found);
  expect(summary(journal).slice(1)).toEqual([
    "offer done",
    "answer running",
    "candidates running",
    "connected waiting",
  ]);
});

test("an offer and its answer lead to a connection", () => {
  const answered = [signal(true, "offer"), signal(false, "answer"), state("signaling", "stable")];
  const journal = journalOf(...answered, ...found, ...up);
  expect(
    summary(journal)
      .slice(1)
      .every((stage) => stage.endsWith(" done")),
  ).toBe(true);
  expect(stepsOf(journal, "answer")).toEqual(["answerReceived"]);
  expect(stepsOf(journal, "connected")).toEqual(["checking", "encrypted", "connected"]);
});

test("two offers that cross are their own answers, once both are in force", () => {
  const crossing = [signal(true, "offer"), signal(false, "offer")];
  expect(summary(journalOf(...crossing))[2]).toBe("answer running");
  const journal = journalOf(...crossing, state("signaling", "stable"));
  expect(summary(journal)[2]).toBe("answer done");
  expect(stepsOf(journal, "answer")).toEqual(["offersCrossed"]);
});

test("what failed last counts, and what came back after it", () => {
  const failed = [
    ...found,
    state("connection", "connecting"),
    state("ice", "failed"),
    state("connection", "failed"),
  ];
  expect(summary(journalOf(...failed)).slice(3)).toEqual(["candidates failed", "connected failed"]);
  const again = [...failed, ...up.filter((fact) => fact.type !== "state" || fact.of !== "dtls")];
  expect(summary(journalOf(...again)).slice(3)).toEqual(["candidates done", "connected done"]);
  expect(summary(journalOf(...again, state("connection", "disconnected")))[4]).toBe("connected running");
});

test.each([
  ["ok", "ok", "done", ["microphone", "camera"]],
  ["ok", "refused", "done", ["microphone", "noCamera"]],
  ["opening", "ok", "done", []],
  ["opening", "opening", "running", []],
  ["missing", "refused", "failed", ["noMicrophone", "noCamera"]],
  ["idle", "idle", "waiting", []],
] as const)("a microphone that is %s and a camera that is %s are media %s", (audio, video, is, steps) => {
  const page = journalOf(media("idle", "idle"), media(audio, video));
  expect(summary(journalOf(), page)[0]).toBe(`media ${is}`);
  expect(stepsOf(journalOf(), "media", page)).toEqual(steps);
});

test("after a call its devices count as they were in it", async () => {
  const page = journalOf(media("ok", "ok"));
  const journal = journalOf(...up, { type: "closed", failed: false });
  const { last = 0 } = journal.mark("closed") ?? {};
  await expect.poll(() => performance.timeOrigin + performance.now()).toBeGreaterThan(last);
  page.add(media("idle", "idle"));
  expect(summary(journal, page)[0]).toBe("media done");
});

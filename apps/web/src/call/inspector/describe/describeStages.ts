import type { Stage, Step } from "@televisit/protocol/connectionReport";
import type { Journal, JournalEntry, Mark } from "@televisit/rtc/Journal";

type Steps = Stage["steps"];
type Named = [Step, Mark | undefined];

/** The five stages in which a connection comes about (RFC 9429, RFC 8445), as far as this one has come. */
export function describeStages(journal: Journal, page: Journal): Stage[] {
  const mark = (name: string) => journal.mark(name);
  const signal = (name: string) => mark(`signal ${name}`);
  const stable = mark("state signaling stable");
  const isOffered = signal("sent offer") ?? signal("received offer");
  const isAnswered = signal("sent answer") ?? signal("received answer");
  const crossed = !isAnswered && signal("sent offer") && signal("received offer") ? stable : undefined;
  return [
    mediaStage(page.entries, mark("closed")?.last ?? Infinity),
    {
      name: "offer",
      state: isOffered ? "done" : "waiting",
      steps: steps(["offerSent", signal("sent offer")], ["offerReceived", signal("received offer")]),
    },
    {
      name: "answer",
      state: isAnswered || crossed ? "done" : isOffered ? "running" : "waiting",
      steps: steps(
        ["answerSent", signal("sent answer")],
        ["answerReceived", signal("received answer")],
        ["offersCrossed", crossed],
      ),
    },
    candidatesStage(journal),
    connectedStage(journal),
  ];
}

/**
 * As the devices are now, or were until the connection closed: after a call they are given back. A device that is
 * not there keeps nobody from a call.
 */
function mediaStage(entries: readonly JournalEntry[], until: number): Stage {
  const media = entries.findLast((entry) => entry.type === "media" && entry.at <= until);
  if (media?.type !== "media") return { name: "media", state: "waiting", steps: [] };
  const { at, audio, video } = media;
  const both = [audio, video];
  const step = (what: Step) => ({ what, at, count: 1 });
  const opening = both.includes("opening");
  const none = both.every((status) => status === "idle");
  return {
    name: "media",
    state: both.includes("ok") ? "done" : none ? "waiting" : opening ? "running" : "failed",
    steps:
      opening || none
        ? []
        : [
            step(audio === "ok" ? "microphone" : "noMicrophone"),
            step(video === "ok" ? "camera" : "noCamera"),
          ],
  };
}

function candidatesStage(journal: Journal): Stage {
  const signal = (name: string) => journal.mark(`signal ${name}`);
  const pair =
    journal.mark("pair") ?? journal.mark("state ice connected") ?? journal.mark("state ice completed");
  const state = latest(journal, "ice", ["checking", "connected", "completed", "disconnected", "failed"]);
  const begun = signal("sent candidate") ?? signal("received candidate");
  return {
    name: "candidates",
    state: state === "failed" ? "failed" : pair ? "done" : begun ? "running" : "waiting",
    steps: steps(
      ["candidatesSent", signal("sent candidate")],
      ["candidatesReceived", signal("received candidate")],
      ["allSent", signal("sent end")],
      ["allReceived", signal("received end")],
      ["pairFound", pair],
    ),
  };
}

function connectedStage(journal: Journal): Stage {
  const state = latest(journal, "connection", ["connecting", "connected", "disconnected", "failed"]);
  const states = {
    connecting: "running",
    connected: "done",
    disconnected: "running",
    failed: "failed",
  } as const;
  return {
    name: "connected",
    state: state ? states[state] : "waiting",
    steps: steps(
      ["checking", journal.mark("state ice checking")],
      ["encrypted", journal.mark("state dtls connected")],
      ["connected", journal.mark("state connection connected")],
      ["channelOpen", journal.mark("channel visit open")],
      ["interrupted", journal.mark("state connection disconnected")],
      ["failed", journal.mark("state connection failed")],
      ["closed", journal.mark("closed")],
    ),
  };
}

/** Which of these values a state had last. */
function latest<Value extends string>(journal: Journal, of: string, values: Value[]): Value | undefined {
  const at = (value: Value) => journal.mark(`state ${of} ${value}`)?.last ?? -1;
  const [last] = [...values].sort((a, b) => at(b) - at(a));
  return last !== undefined && at(last) >= 0 ? last : undefined;
}

/** Those that have happened, in the order in which they first did. */
function steps(...named: Named[]): Steps {
  return named
    .flatMap(([what, mark]) => (mark ? { what, at: mark.first, count: mark.count } : []))
    .sort((a, b) => a.at - b.at);
}

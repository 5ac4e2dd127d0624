import { expect, test } from "vitest";
import { CodecName, ConnectionReport, InspectionAnswer, InspectionAsk } from "./connectionReport.ts";

const stage = (name: string) => ({ name, state: "done", steps: [{ what: "connected", at: 5, count: 1 }] });
const stages = ["media", "offer", "answer", "candidates", "connected"].map(stage);
const signal = {
  type: "signal",
  at: 1,
  sent: true,
  way: "server",
  kind: "offer",
  round: 1,
  bytes: 7000,
  sections: [
    {
      kind: "audio",
      direction: "sendrecv",
      rejected: false,
      codecs: ["opus"],
      setup: "actpass",
      fingerprint: "sha-256",
    },
  ],
  candidate: null,
};
const candidate = { type: "host", protocol: "udp", family: "ipv4", relay: null, side: "local", used: true };
const report = {
  format: "televisit-connection-report",
  version: 1,
  madeAt: 10,
  browser: { name: "chrome", version: 156 },
  page: [{ type: "media", at: 1, audio: "ok", video: "refused" }],
  connections: [
    { stages, theirs: null, happenings: [signal], dropped: 0, candidates: [candidate], samples: [] },
  ],
};

test("a report is what it was when it is read again", () => {
  expect(ConnectionReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
});

test("what the report does not name stays behind, wherever it stands", () => {
  const secret = { text: "a=ice-pwd:geheim", address: "192.0.2.7", name: "Kim Novak" };
  const [connection] = report.connections;
  const full = {
    ...report,
    ...secret,
    connections: [
      {
        ...connection,
        ...secret,
        happenings: [{ ...signal, ...secret, sections: [{ ...signal.sections[0], ...secret }] }],
        candidates: [{ ...candidate, ...secret }],
      },
    ],
  };
  expect(ConnectionReport.parse(full)).toEqual(report);
});

test.each([
  ["another format", { ...report, format: "something" }],
  ["a later version", { ...report, version: 2 }],
  [
    "words instead of a state",
    { ...report, page: [{ type: "state", at: 1, of: "ice", value: "Kim Novak" }] },
  ],
  ["a codec that is a name", { ...report, page: [{ ...signal, sections: [{ codecs: ["Kim"] }] }] }],
  ["more than a journal holds", { ...report, page: Array.from({ length: 601 }, () => report.page[0]) }],
  ["four stages", { ...report, connections: [{ ...report.connections[0], stages: stages.slice(1) }] }],
])("is refused: %s", (_what, altered) => {
  expect(ConnectionReport.safeParse(altered).success).toBe(false);
});

test("a codec nobody knows is no codec name", () => {
  expect(CodecName.safeParse("VP8").success).toBe(true);
  expect(CodecName.safeParse("Kim-Novak").success).toBe(false);
});

test("the question between the two sides and its answer are told apart", () => {
  expect(InspectionAsk.safeParse({ type: "ask", askedAt: 1 }).success).toBe(true);
  const answer = { type: "answer", askedAt: 1, answeredAt: 2, stages };
  expect(InspectionAnswer.safeParse(answer).success).toBe(true);
  expect(InspectionAsk.safeParse(answer).success).toBe(false);
  expect(InspectionAnswer.safeParse({ ...answer, stages: [] }).success).toBe(false);
});

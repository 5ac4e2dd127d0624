import { Journal } from "@televisit/rtc/Journal";
import { expect, test } from "vitest";
import { describeConnection } from "./describeConnection.ts";
import { describeHappenings } from "./describeHappenings.ts";
import { makeReport } from "./makeReport.ts";
import { readReport } from "./readReport.ts";

const secret = "Kim-Novak";
const agent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

/** A journal in which every text that a page or a server could choose is the same secret. */
function hostile(): Journal {
  const journal = new Journal(secret);
  const common = { type: "signal", sent: false, way: "channel", negotiationId: secret } as const;
  const sdp = [
    "v=0",
    `o=${secret} 1 1 IN IP4 ${secret}`,
    `s=${secret}`,
    `a=fingerprint:${secret} ${secret}`,
    `m=${secret} 9 ${secret} 96`,
    `a=mid:${secret}`,
    `a=setup:${secret}`,
    `a=ice-pwd:${secret}`,
    `a=rtpmap:96 ${secret}/90000`,
    `a=${secret}`,
  ].join("\r\n");
  const candidate = `candidate:${secret} 1 udp 1 ${secret} 9 typ host ufrag ${secret}`;
  journal.add({ ...common, kind: "offer", text: sdp });
  journal.add({ ...common, kind: "answer", text: secret });
  journal.add({ ...common, kind: "candidate", text: candidate });
  journal.add({ ...common, kind: "candidate", text: secret });
  journal.add({ type: "pair", local: candidate, remote: candidate });
  journal.add({ type: "candidate-error", url: `turn:${secret}`, code: 701 });
  journal.add({ type: "state", of: "ice", value: secret });
  journal.add({ type: "channel", label: secret, value: "open" });
  journal.add({ type: "media", audio: secret, video: "ok" });
  return journal;
}

test("whatever the other side, the server or the browser says, a report repeats none of it", () => {
  const journal = hostile();
  const path = {
    side: "local",
    type: "relay",
    protocol: secret,
    address: secret,
    port: 9,
    relay: secret,
    used: true,
  } as const;
  for (const paths of [null, [path]]) {
    const details = describeConnection({ journal, page: journal, paths, theirs: null });
    const report = makeReport(describeHappenings(journal.entries), [details], `${agent} ${secret}`);
    const text = JSON.stringify(report);
    expect(text).not.toContain(secret);
    expect(text).not.toContain("Kim");
    expect(report.browser).toEqual({ name: "chrome", version: 156 });
    expect(report.connections[0]?.happenings.map(({ type }) => type)).toEqual([
      "signal",
      "signal",
      "signal",
      "signal",
      "pair",
      "candidate-error",
    ]);
    expect(readReport(text)).toEqual(report);
  }
});

test.each(["", "{}", "[]", "null", "Kim Novak", '{"format":"televisit-connection-report"}'])(
  "%j is no report",
  (text) => {
    expect(readReport(text)).toBeNull();
  },
);

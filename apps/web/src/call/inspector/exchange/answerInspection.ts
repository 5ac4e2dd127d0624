import { type InspectionAnswer, InspectionAsk } from "@televisit/protocol/connectionReport";
import type { Journal } from "@televisit/rtc/Journal";
import { parseJson } from "../../../lib/parseJson.ts";
import { describeStages } from "../describe/describeStages.ts";

interface Seen {
  journal: Journal;
  page: Journal;
}

/** The other side has its inspector open and asks how the connection looks from here: five stages, no address. */
export function answerInspection(channel: RTCDataChannel, data: unknown, { journal, page }: Seen): void {
  const ask = InspectionAsk.safeParse(parseJson(data));
  if (!ask.success || channel.readyState !== "open") return;
  const answer: InspectionAnswer = {
    type: "answer",
    askedAt: ask.data.askedAt,
    answeredAt: journal.now(),
    stages: describeStages(journal, page),
  };
  channel.send(JSON.stringify(answer));
}

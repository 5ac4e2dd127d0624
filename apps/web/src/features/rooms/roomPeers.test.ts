import { expect, test } from "vitest";
import { roomPeers } from "./roomPeers.ts";
import { person, snapshot } from "./testRoom.ts";

test("of two the later offers, and exactly one of two is polite", () => {
  const wanted = roomPeers(snapshot(person("robin", 1), person("amal", 3), person("noor", 4, "left")));
  expect(wanted).toEqual([
    { participantId: "robin", tabId: "robin-tab", polite: false, initiator: true },
    { participantId: "amal", tabId: "amal-tab", polite: true, initiator: false },
  ]);
});

import type { RoomPeer } from "@televisit/protocol/room";
import { expect, test } from "vitest";
import { newsBetween } from "./roomNews.ts";
import { person } from "./testRoom.ts";

test.each<[string, RoomPeer[], RoomPeer[], string[]]>([
  ["somebody comes", [], [person("robin", 1)], ["joined robin"]],
  ["somebody leaves", [person("robin", 1)], [], ["left robin"]],
  ["somebody says goodbye", [person("robin", 1)], [person("robin", 1, "left")], ["left robin"]],
  ["a goodbye is confirmed", [person("robin", 1, "left")], [], []],
  ["a connection is lost", [person("robin", 1)], [person("robin", 1, "away")], ["lost robin"]],
  ["it is back", [person("robin", 1, "away")], [person("robin", 1)], ["back robin"]],
  ["it does not come back", [person("robin", 1, "away")], [], []],
  ["one goes as another comes", [person("robin", 1)], [person("noor", 3)], ["left robin", "joined noor"]],
  ["nothing happens", [person("robin", 1)], [person("robin", 1)], []],
])("when %s, that is the news", (_what, before, now, news) => {
  expect(newsBetween(before, now).map(({ type, name }) => `${type} ${name}`)).toEqual(news);
});

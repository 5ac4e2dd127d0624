import type { RoomPeer } from "@televisit/protocol/room";
import { expect, test } from "vitest";
import type { RoomMeeting } from "../../call/meeting.ts";
import { mergeRoom } from "./mergeRoom.ts";
import { person, snapshot } from "./testRoom.ts";

const meeting = (...peers: RoomPeer[]): RoomMeeting => ({ ...snapshot(...peers), former: [] });

test("whoever has said goodbye stays gone, whatever a server that was away takes them for", () => {
  const before = meeting(person("robin", 1, "left"), person("noor", 3));
  for (const presence of ["away", "present"] as const) {
    const { peers } = mergeRoom(before, snapshot(person("robin", 1, presence), person("noor", 3)));
    expect(peers.map((peer) => peer.presence)).toEqual(["left", "present"]);
  }
});

test("whoever comes back after a goodbye is there again", () => {
  const { peers } = mergeRoom(meeting(person("robin", 1, "left")), snapshot(person("robin", 4)));
  expect(peers).toMatchObject([{ name: "robin", presence: "present" }]);
});

test("those who have gone are remembered once, and forgotten when they are back", () => {
  const before = mergeRoom(meeting(person("robin", 1), person("noor", 3)), snapshot(person("noor", 3)));
  expect(before.former.map(({ name }) => name)).toEqual(["robin"]);
  const again = mergeRoom(before, snapshot());
  expect(again.former.map(({ name }) => name)).toEqual(["robin", "noor"]);
  expect(mergeRoom(again, snapshot(person("robin", 5))).former.map(({ name }) => name)).toEqual(["noor"]);
});

import { describe, expect, test } from "vitest";
import { roomKey, roomNameProblem, tidyRoomName } from "./room.ts";

describe("a room's name", () => {
  test.each([
    ["Team Blue", "team blue"],
    ["  Team \t Blue ", "TEAM BLUE"],
    ["Ｔｅａｍ", "team"],
    ["Café", "CAFE\u0301"],
    ["Straße", "STRASSE"],
    ["ΟΔΟΣ", "οδος"],
  ])("%s is the same as %s", (one, other) => {
    expect(roomKey(one)).toBe(roomKey(other));
  });

  test.each(["Team 2", "Team-Blue", "Team_Blue"])("%s is another than Team Blue", (other) => {
    expect(roomKey(other)).not.toBe(roomKey("Team Blue"));
  });

  test.each(["a", "7", "Dr. O'Neill – 3".replace("–", "-"), "日本語", "Zoë’s room", "x".repeat(60)])(
    "%s is good",
    (name) => {
      expect(roomNameProblem(tidyRoomName(name))).toBeNull();
    },
  );

  test.each([
    ["", "empty"],
    [" \t ", "empty"],
    ["x".repeat(61), "too_long"],
    ["a/b", "characters"],
    ["..", "characters"],
    ["-a", "characters"],
    ["a\u0000b", "characters"],
    ["a<b>", "characters"],
    ["a?b#c", "characters"],
    ["😀", "characters"],
    ["a\u202Eb", "characters"],
  ])("%j is refused as %s", (name, problem) => {
    expect(roomNameProblem(tidyRoomName(name))).toBe(problem);
  });
});

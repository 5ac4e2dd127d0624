import { expect, test } from "vitest";
import { readableName } from "./readableName.ts";

test.each([
  ["width", "Width"],
  ["echoCancellation", "Echo cancellation"],
  ["autoGainControl", "Auto gain control"],
  ["deviceId", "Device id"],
])("writes %s as %s", (name, words) => {
  expect(readableName(name)).toBe(words);
});

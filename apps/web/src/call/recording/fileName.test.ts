import { expect, test } from "vitest";
import { fileName } from "./fileName.ts";

test("a file is named by the local date and time, and says nothing of who is in it", () => {
  const date = new Date(2026, 0, 9, 7, 5, 3);
  expect(fileName(date, "video/webm;codecs=vp8,opus")).toBe("Recording 2026-01-09 07.05.03.webm");
  expect(fileName(date, "video/mp4")).toBe("Recording 2026-01-09 07.05.03.mp4");
});

import { expect, test } from "vitest";
import { changeField, readPictureFields } from "./pictureRequest.ts";

const fields = { width: "640", height: "360", frameRate: "15", aspectRatio: "" };

test("asks for what is entered and leaves out what is empty", () => {
  expect(readPictureFields(fields)).toEqual({
    request: { width: 640, height: 360, frameRate: 15 },
    wrong: [],
  });
});

test("reads a ratio by its name and a decimal comma", () => {
  const { request } = readPictureFields({ width: "", height: " ", frameRate: "7,5", aspectRatio: "4:3" });
  expect(request).toEqual({ frameRate: 7.5, aspectRatio: 4 / 3 });
});

test.each(["wide", "-1", "0", "Infinity"])("does not ask for a width of %s", (width) => {
  expect(readPictureFields({ ...fields, width }).wrong).toEqual(["width"]);
});

test("lets width and height follow each other once a ratio is chosen", () => {
  const square = changeField(fields, "aspectRatio", "1:1");
  expect(square).toMatchObject({ width: "640", height: "640" });
  expect(changeField(square, "height", "480")).toMatchObject({ width: "480", height: "480" });
  expect(changeField(changeField(fields, "aspectRatio", "16:9"), "width", "1280").height).toBe("720");
});

test("changes one field alone without a ratio, or when it is no number", () => {
  expect(changeField(fields, "width", "800")).toEqual({ ...fields, width: "800" });
  const ratio = { ...fields, aspectRatio: "16:9" };
  expect(changeField(ratio, "width", "8x")).toEqual({ ...ratio, width: "8x" });
  expect(changeField(ratio, "frameRate", "30")).toEqual({ ...ratio, frameRate: "30" });
});

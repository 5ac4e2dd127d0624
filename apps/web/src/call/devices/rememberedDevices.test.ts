import { beforeEach, expect, test } from "vitest";
import { hasRemembered, REMEMBERED } from "./hasRemembered.ts";
import { rememberDevice, rememberedDevices } from "./rememberedDevices.ts";

beforeEach(() => localStorage.clear());

test("keeps the name of one device of each kind", () => {
  expect(hasRemembered()).toBe(false);
  rememberDevice("camera", "Built-in");
  rememberDevice("speaker", "Headset");
  rememberDevice("camera", "Webcam");
  rememberDevice("microphone", "");
  expect(hasRemembered()).toBe(true);
  expect(rememberedDevices()).toEqual({ camera: "Webcam", speaker: "Headset" });
});

test.each(["no json", '{"camera":7}', "[]", "null"])("takes %s for nothing", (kept) => {
  localStorage.setItem(REMEMBERED, kept);
  expect(rememberedDevices()).toEqual({});
});

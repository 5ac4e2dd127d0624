import { expect, test } from "vitest";
import { currentDevice } from "./currentDevice.ts";

const list = [
  { deviceId: "a", label: "Built-in" },
  { deviceId: "b", label: "Headset" },
];

test("finds the device in use by its id, and the system's choice by its name", () => {
  expect(currentDevice(list, { deviceId: "b", label: "Headset" })).toBe("b");
  expect(currentDevice(list, { deviceId: "default", label: "Default - Headset" })).toBe("b");
});

test("finds none when nothing is open", () => {
  expect(currentDevice(list, { deviceId: null, label: "" })).toBe("");
});

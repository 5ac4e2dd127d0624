import { expect, test } from "vitest";
import { mediaProblem } from "./mediaErrors.ts";

test.each([
  ["NotAllowedError", "refused"],
  ["PermissionDeniedError", "refused"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["OverconstrainedError", "overconstrained"],
  ["SecurityError", "insecure"],
  ["InvalidStateError", "failed"],
] as const)("calls %s %s", (name, problem) => {
  expect(mediaProblem(new DOMException("", name))).toBe(problem);
});

test("names what a real browser rejects with", async () => {
  const { mediaDevices } = navigator;
  const gone = mediaDevices.getUserMedia({ video: { deviceId: { exact: "gone" } } });
  expect(mediaProblem(await gone.catch((error: unknown) => error))).toBe("overconstrained");
  const nothing = mediaDevices.getUserMedia({});
  expect(mediaProblem(await nothing.catch((error: unknown) => error))).toBe("failed");
});

test("calls a page without mediaDevices insecure", () => {
  const original = Object.getOwnPropertyDescriptor(Navigator.prototype, "mediaDevices")!;
  Reflect.deleteProperty(Navigator.prototype, "mediaDevices");
  try {
    expect(mediaProblem(new TypeError("undefined is not an object"))).toBe("insecure");
  } finally {
    Object.defineProperty(Navigator.prototype, "mediaDevices", original);
  }
});

test("calls anything that is no error a failure", () => {
  expect(mediaProblem("oh no")).toBe("failed");
});

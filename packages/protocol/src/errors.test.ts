import { expect, test } from "vitest";
import { AppError, ErrorCode, errorCodes, Problem } from "./errors.ts";

test("an error keeps its code, details and cause apart", () => {
  const cause = new Error("disk full");
  const error = new AppError("unavailable", "cannot write", { cause, details: { retryAfter: 2 } });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "AppError", code: "unavailable", details: { retryAfter: 2 }, cause });
});

test.each(errorCodes)("%s is a code on the wire", (code) => {
  expect(ErrorCode.safeParse(code).success).toBe(true);
});

test("no code stands twice and an unknown one is refused", () => {
  expect(new Set(errorCodes).size).toBe(errorCodes.length);
  expect(ErrorCode.safeParse("teapot").success).toBe(false);
});

test("problem details carry only facts that may be shown", () => {
  const problem = { type: "about:blank", title: "Too early", status: 403, code: "link_too_early" };
  const details = { opensAt: "2026-03-01T09:30:00.000Z" };
  const parsed = Problem.parse({ ...problem, details: { ...details, stack: "at main.ts:1" } });
  expect(parsed).toEqual({ ...problem, details });
});

import { expect, test } from "vitest";
import { RetiredTabs } from "./RetiredTabs.ts";

test("remembers the pages that a participant has left, for that participant alone", () => {
  const retired = new RetiredTabs();
  retired.add("client", "old");
  expect(retired.has("client", "old")).toBe(true);
  expect(retired.has("client", "new")).toBe(false);
  expect(retired.has("professional", "old")).toBe(false);
});

test("lets a page speak again", () => {
  const retired = new RetiredTabs();
  retired.add("client", "one");
  retired.add("client", "two");
  retired.restore("client", "one");
  expect(retired.has("client", "one")).toBe(false);
  expect(retired.has("client", "two")).toBe(true);
});

test("remembers the last eight pages of a participant", () => {
  const retired = new RetiredTabs();
  for (let page = 0; page < 9; page += 1) retired.add("client", `page ${page}`);
  expect(retired.has("client", "page 0")).toBe(false);
  expect(retired.has("client", "page 1")).toBe(true);
});

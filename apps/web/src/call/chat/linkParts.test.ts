import { expect, test } from "vitest";
import { linkParts } from "./linkParts.ts";

const links = (text: string) => linkParts(text).flatMap(({ href }) => href ?? []);
const joined = (text: string) =>
  linkParts(text)
    .map((part) => part.text)
    .join("");

test("finds web addresses between words", () => {
  expect(linkParts("see https://example.test/a?b=c#d and http://example.test")).toEqual([
    { at: 0, text: "see " },
    { at: 4, text: "https://example.test/a?b=c#d", href: "https://example.test/a?b=c#d" },
    { at: 32, text: " and " },
    { at: 37, text: "http://example.test", href: "http://example.test/" },
  ]);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//https",
  "data:text/html,<b>x</b>",
  "file:///etc/passwd",
  "ftp://example.test",
  "www.example.test",
  "https://",
  "xhttps://example.test",
])("%s is not a link", (text) => {
  expect(links(text)).toEqual([]);
});

test.each([
  ["(https://example.test/x).", "https://example.test/x"],
  ["https://example.test/a_(b)!", "https://example.test/a_(b)"],
  ["“https://example.test/x”, or", "https://example.test/x"],
  ["<https://example.test/x>", "https://example.test/x"],
])("the punctuation around the address in %s is not part of it", (text, href) => {
  expect(links(text)).toEqual([href]);
});

test("loses no character of the text", () => {
  const text = "<b>a</b> https://example.test/?q=<script> \n https://example.test/x). end";
  expect(joined(text)).toBe(text);
});

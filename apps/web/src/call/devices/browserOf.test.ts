import { expect, test } from "vitest";
import { browserOf } from "./browserOf.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const cases = [
  ["chrome", `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/156.0.0.0 Safari/537.36`],
  ["chromeAndroid", `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`],
  ["edge", `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`],
  ["firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"],
  ["firefoxAndroid", "Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0"],
  ["safari", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.0 Safari/605.1.15`],
  ["safariPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} CriOS/156.0 Mobile`],
  ["other", "Lynx/2.9"],
] as const;

test.each(cases)("knows %s by its user agent", (name, userAgent) => {
  expect(browserOf(userAgent)).toBe(name);
});

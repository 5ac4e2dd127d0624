import { expect, test } from "vitest";
import { nameBrowser } from "./nameBrowser.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["chrome", "windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/156.0.0.0 Safari/537.36`],
  [
    "edge",
    "windows",
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/156.0 Safari/537.36 Edg/156.0`,
  ],
  ["chrome", "android", `Mozilla/5.0 (Linux; Android 10; K) ${webKit} Chrome/156.0.0.0 Mobile Safari/537.36`],
  ["firefox", "linux", "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"],
  [
    "safari",
    "macOS",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15",
  ],
  [
    "safari",
    "iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1",
  ],
] as const)("%s on %s", (browser, system, userAgent) => {
  expect(nameBrowser(userAgent)).toEqual({ browser, system });
});

test.each(["", "curl/8.7.1", "Mozilla/5.0"])("%j is none that we know", (userAgent) => {
  expect(nameBrowser(userAgent)).toBeNull();
});

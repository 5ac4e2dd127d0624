import { browserOf } from "../../../call/devices/browserOf.ts";

type Browser = "chrome" | "edge" | "firefox" | "safari";
type System = "android" | "chromeOS" | "iPad" | "iPhone" | "linux" | "macOS" | "windows";

const browsers: Record<ReturnType<typeof browserOf>, Browser | null> = {
  chrome: "chrome",
  chromeAndroid: "chrome",
  edge: "edge",
  firefox: "firefox",
  firefoxAndroid: "firefox",
  safari: "safari",
  safariPhone: "safari",
  other: null,
};

/** The first that fits counts: an Android phone says Linux as well, and an iPhone says Mac OS X. */
const systems: readonly (readonly [RegExp, System])[] = [
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "android"],
  [/CrOS/, "chromeOS"],
  [/Windows/, "windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "linux"],
];

/** A browser and the system it runs on, by what it calls itself; null for what nobody knows. */
export function nameBrowser(userAgent: string): { browser: Browser; system: System } | null {
  const browser = browsers[browserOf(userAgent)];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  return browser && system ? { browser, system } : null;
}

/** The browsers that have their permissions in different places. */
export type BrowserName =
  | "chrome"
  | "chromeAndroid"
  | "edge"
  | "firefox"
  | "firefoxAndroid"
  | "safari"
  | "safariPhone"
  | "other";

/**
 * Names the browser by its user agent string, to say where its settings are. Every browser of an
 * iPhone or iPad is Safari underneath, and has its permissions where Safari has them.
 */
export function browserOf(userAgent: string): BrowserName {
  const phone = userAgent.includes("Android");
  if (/iPhone|iPad|iPod/.test(userAgent)) return "safariPhone";
  if (userAgent.includes("Firefox/")) return phone ? "firefoxAndroid" : "firefox";
  if (userAgent.includes("Edg/")) return "edge";
  if (/Chrom(e|ium)\//.test(userAgent)) return phone ? "chromeAndroid" : "chrome";
  return userAgent.includes("Safari/") ? "safari" : "other";
}

import type { LaunchOptions } from "@playwright/test";

const flags = [
  "--no-sandbox", // the tests may run as root
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

/** How every Chromium of the tests starts; scripts/browsers.mjs finds the one that CHROME_PATH names. */
export const launchOptions: LaunchOptions = {
  executablePath: process.env["CHROME_PATH"] || "/usr/bin/chromium",
  args: flags,
};

const devices = "--use-fake-device-for-media-stream";

function withDevices(settings: string): LaunchOptions {
  return {
    ...launchOptions,
    args: flags.map((flag) => (flag === devices ? `${devices}=${settings}` : flag)),
  };
}

/** The same with ten pictures a second instead of twenty: enough to see who is seen, at half the work. */
export const calmLaunchOptions = withDevices("fps=10");

/** The same with five: for journeys of three and four, whose pages share what they would each have for themselves. */
export const crowdLaunchOptions = withDevices("fps=5");

/** The same with three cameras to choose from: the first paints all in green, the third has corners with red in them. */
export const manyCamerasLaunchOptions = withDevices("device-count=3");

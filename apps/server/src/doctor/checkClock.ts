import { askPublic } from "./askPublic.ts";
import { type Check, Finding, NotApplicable } from "./check.ts";
import { PUBLIC_ADDRESS } from "./checkPublicAddress.ts";

/** Relay credentials and links are good from a second to a second; this much difference harms none, in ms. */
const TOLERANCE = 30_000;

/** Whether this clock agrees with that of the machine which people reach. */
export const checkClock: Check = {
  name: "clock",
  needs: [PUBLIC_ADDRESS],
  async run({ config: { publicUrl } }) {
    const { headers } = await askPublic(`${publicUrl}/healthz`);
    if (!headers.date) throw new NotApplicable(`${publicUrl} does not say what time it is`);
    const difference = Math.abs(Date.now() - Date.parse(headers.date));
    const seconds = Math.round(difference / 1000);
    if (difference <= TOLERANCE) return `within ${Math.max(1, seconds)} s of ${publicUrl}`;
    const remedy = "run NTP on both machines: apt-get install systemd-timesyncd && timedatectl set-ntp true";
    throw new Finding(`${seconds} s apart from ${publicUrl}`, remedy);
  },
};

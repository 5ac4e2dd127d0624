/** Where the chosen devices are kept: the one thing that stays in the browser after a visit. */
export const REMEMBERED = "televisit.devices";

/** Whether this browser's person has ever chosen a device. */
export function hasRemembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false; // storage is blocked (HTML §12.2.3, SecurityError)
  }
}

/** The names of the constraints that this browser understands, sorted; empty where it has no devices to offer. */
export function supportedConstraints(): string[] {
  if (!("mediaDevices" in navigator)) return [];
  const supported = Object.entries(navigator.mediaDevices.getSupportedConstraints());
  return supported
    .filter(([, understood]) => understood)
    .map(([name]) => name)
    .sort();
}

const units = ["byte", "kilobyte", "megabyte"] as const;

/** Puts a number of bytes into words, e.g. "4.2 MB", in the browser's language. */
export function formatSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const format = new Intl.NumberFormat(undefined, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1000 ** power);
}

/** A number as people read it: at most two decimals, and no separators that could be copied by mistake. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

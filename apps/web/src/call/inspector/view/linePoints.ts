/** The plane of a graph, in its own units. */
export const WIDTH = 300;
export const HEIGHT = 60;

/** So many seconds are as wide as a graph, so that a young one does not stretch. */
const LEAST = 60;

/**
 * The points of a line's pieces, as SVG takes them: from the left to the latest value at the right edge. What was not
 * measured is a gap.
 * @param most the value at the upper edge
 */
export function linePoints(values: readonly (number | null)[], most: number): string[] {
  const seconds = Math.max(LEAST, values.length) - 1;
  const pieces: string[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      pieces.push([]);
      continue;
    }
    const x = WIDTH - ((values.length - 1 - index) / seconds) * WIDTH;
    const y = HEIGHT - (most > 0 ? value / most : 0) * (HEIGHT - 2) - 1;
    pieces.at(-1)?.push(`${x.toFixed(1)},${y.toFixed(1)}`);
  }
  return pieces.filter((piece) => piece.length > 0).map((piece) => piece.join(" "));
}

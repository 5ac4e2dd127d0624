/** Where one's own picture may be. */
export type Corner = "top-left" | "top-right" | "bottom-left" | "bottom-right";

const corners: readonly Corner[] = ["top-left", "top-right", "bottom-right", "bottom-left"];

/** The corner that a text names; the usual one when it names none. */
export function cornerOf(text: string | undefined): Corner {
  return corners.find((corner) => corner === text) ?? "bottom-right";
}

/** The corner nearest to a point; `x` and `y` from 0, the left and top edge, to 1. */
export function nearestCorner(x: number, y: number): Corner {
  const row = y < 0.5 ? "top" : "bottom";
  return x < 0.5 ? `${row}-left` : `${row}-right`;
}

/** The next corner, clockwise. */
export function nextCorner(corner: Corner): Corner {
  return corners[(corners.indexOf(corner) + 1) % corners.length] ?? "bottom-right";
}

/** The corner that an arrow key leads to; null for every other key. */
export function cornerByKey(corner: Corner, key: string): Corner | null {
  switch (key) {
    case "ArrowLeft":
      return corner.startsWith("top") ? "top-left" : "bottom-left";
    case "ArrowRight":
      return corner.startsWith("top") ? "top-right" : "bottom-right";
    case "ArrowUp":
      return corner.endsWith("left") ? "top-left" : "top-right";
    case "ArrowDown":
      return corner.endsWith("left") ? "bottom-left" : "bottom-right";
    default:
      return null;
  }
}

import { type PointerEvent, useRef } from "react";
import { type Corner, nearestCorner } from "./corner.ts";

/**
 * Pointer handlers for an element that is dragged within its positioned parent and drops into the
 * nearest corner. Moved directly: where it is on the way is no state.
 */
export function useDragToCorner(onDropped: (corner: Corner) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const settle = (element: HTMLElement) => {
    start.current = null;
    element.style.translate = "";
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.target instanceof Element && event.target.closest("button")) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
      if (!start.current) return;
      currentTarget.style.translate = `${clientX - start.current.x}px ${clientY - start.current.y}px`;
    },
    onPointerUp: ({ currentTarget }: PointerEvent<HTMLElement>) => {
      if (!start.current) return;
      const box = currentTarget.getBoundingClientRect();
      const area = currentTarget.offsetParent?.getBoundingClientRect();
      settle(currentTarget);
      if (!area) return;
      onDropped(
        nearestCorner(
          (box.x + box.width / 2 - area.x) / area.width,
          (box.y + box.height / 2 - area.y) / area.height,
        ),
      );
    },
    onPointerCancel: ({ currentTarget }: PointerEvent<HTMLElement>) => settle(currentTarget),
  };
}

import { useIdle } from "@mantine/hooks";
import { type MouseEvent, type PointerEvent, useRef } from "react";

/** Milliseconds without pointer or keyboard after which the controls step back. */
const PATIENCE = 5000;

/**
 * Whether the controls should step back, and handlers for the element that they are in: the touch
 * that brings them back must not press what it could not see.
 */
export function useStepBack(connected: boolean) {
  const idle = useIdle(PATIENCE, { initialState: false }) && connected;
  const woke = useRef(false);
  return {
    idle,
    handlers: {
      onPointerDownCapture: ({ pointerType }: PointerEvent) => {
        woke.current = idle && pointerType === "touch";
      },
      onClickCapture: (event: MouseEvent) => {
        if (!woke.current) return;
        woke.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}

import { type ComponentType, lazy } from "react";
import { loadPart } from "../lib/loadPart.ts";

/**
 * A component that loads when it is first shown. Where it does not load, as while the server is away, nothing is
 * shown instead: an error would take the whole call off the page.
 */
export function lazyOrNothing<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy<ComponentType<Props>>(() => loadPart(load).catch(() => ({ default: Nothing })));
}

function Nothing(): null {
  return null;
}

import { type ComponentType, lazy } from "react";
import { loadPart } from "../lib/loadPart.ts";

/** React's `lazy` for a network that swallows a file now and then. */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => loadPart(load));
}

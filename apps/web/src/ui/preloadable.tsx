import { type ComponentType, useState } from "react";
import { loadPart } from "../lib/loadPart.ts";
import { lazyPart } from "./lazyPart.ts";

/**
 * A component whose code loads when it is first shown, or earlier by `preload`. What was preloaded is rendered at
 * once: `lazy` would show its fallback even then, and React keeps a fallback on the screen for 300 ms.
 */
export function preloadable<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let loaded: ComponentType<Props> | undefined;
  const Later = lazyPart(load);
  function Preloadable(props: Props) {
    // Chosen once: another type would be another component, and lose its state.
    const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Later);
    return <Chosen {...props} />;
  }
  /** Rejects where the code did not load; it is asked for again when the component is shown. */
  const preload = async () => {
    loaded = (await loadPart(load)).default;
  };
  return Object.assign(Preloadable, { preload });
}

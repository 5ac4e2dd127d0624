import type { Facts } from "@televisit/rtc/Facts";
import { useSyncExternalStore } from "react";

/** The current facts of the owner of a live object; renders again when they are replaced. */
export function useFacts<T>(facts: Facts<T>): T {
  return useSyncExternalStore(facts.subscribe, () => facts.current);
}

import { useSessionStorage } from "@mantine/hooks";
import { cornerOf } from "./corner.ts";

/** In which corner one's own picture is; remembered as long as this tab is open. */
export function useOwnCorner() {
  return useSessionStorage({
    key: "televisit.ownCorner",
    defaultValue: cornerOf(undefined),
    getInitialValueInEffect: false,
    serialize: (corner) => corner,
    deserialize: cornerOf,
  });
}

/** Whether one's own picture is hidden on this side; the other side sees it all the same. */
export function useOwnHidden() {
  return useSessionStorage({
    key: "televisit.ownHidden",
    defaultValue: false,
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: (text) => text === "true",
  });
}

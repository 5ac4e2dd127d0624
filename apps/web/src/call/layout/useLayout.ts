import { useSessionStorage } from "@mantine/hooks";

/** `speaker`: the others large and oneself in a corner; `side-by-side`: everyone the same size. */
export type Layout = "speaker" | "side-by-side";

/** The layout of the call and how to change it; remembered as long as this tab is open. */
export function useLayout() {
  return useSessionStorage<Layout>({
    key: "televisit.layout",
    defaultValue: "speaker",
    getInitialValueInEffect: false,
    serialize: (layout) => layout,
    deserialize: (text) => (text === "side-by-side" ? text : "speaker"),
  });
}

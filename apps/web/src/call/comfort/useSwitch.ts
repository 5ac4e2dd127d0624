import { useLocalStorage } from "@mantine/hooks";

/** What a person may switch off for good on this device. */
type Comfort = "sounds" | "shortcuts";

/** Whether a comfort is on, as it is at first, and how to change that; remembered on this device. */
export function useSwitch(comfort: Comfort) {
  return useLocalStorage({
    key: `televisit.${comfort}`,
    defaultValue: true,
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: (text) => text !== "false",
  });
}

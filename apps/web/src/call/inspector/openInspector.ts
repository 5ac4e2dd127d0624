import { createContext } from "react";

/** Shows the connection inspector; given by `InspectorHost` to everything inside. */
export const OpenInspector = createContext<() => void>(() => undefined);

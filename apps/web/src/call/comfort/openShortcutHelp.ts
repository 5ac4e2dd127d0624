import { createContext } from "react";

/** Shows the list of keyboard shortcuts; given by `Shortcuts` to everything inside. */
export const OpenShortcutHelp = createContext<() => void>(() => undefined);

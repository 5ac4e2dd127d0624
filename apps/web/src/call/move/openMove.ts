import { createContext } from "react";

/** Shows the code for another device; given by `MoveHost` to everything inside. */
export const OpenMove = createContext<() => void>(() => undefined);

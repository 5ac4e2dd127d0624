import { createContext, type ReactNode } from "react";

/** What every `Page` inside shows at the end of its header: the signed-in professional's menu. */
export const PageAside = createContext<ReactNode>(null);

import { preloadable } from "../../ui/preloadable.tsx";

/** The call, which loads while a person looks at check-in or waits. */
export const LazyCallScreen = preloadable(() => import("./CallScreen.tsx"));

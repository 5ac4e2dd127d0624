import { preloadable } from "../../ui/preloadable.tsx";

/** What comes after check-in, which loads while a person looks at it. */
export const LazyClientVisit = preloadable(() => import("./ClientVisitPage.tsx"));

import { preloadable } from "../ui/preloadable.tsx";

/** A client never downloads these. */
export const RequireSession = preloadable(() => import("../features/session/RequireSession.tsx"));
export const ProfessionalVisitPage = preloadable(() => import("../features/visit/ProfessionalVisitPage.tsx"));

import { Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router-dom";
import JoinPage from "../features/visit/JoinPage.tsx";
import { LazyClientVisit } from "../features/visit/LazyClientVisit.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Loading } from "../ui/Loading.tsx";
import { lazyPart } from "../ui/lazyPart.ts";
import { NotFound } from "../ui/NotFound.tsx";
import { ProfessionalVisitPage, RequireSession } from "./professionalPages.ts";

const MovePage = lazyPart(() => import("../features/visit/MovePage.tsx"));
const SignInPage = lazyPart(() => import("../features/session/SignInPage.tsx"));
const DashboardPage = lazyPart(() => {
  // The call loads beside the dashboard, so that nothing has to load after the click on *Admit*.
  ProfessionalVisitPage.preload().catch(() => undefined);
  return import("../features/dashboard/DashboardPage.tsx");
});
const RoomsPage = lazyPart(() => import("../features/rooms/RoomsPage.tsx"));
const EquipmentPage = lazyPart(() => import("../features/equipment/EquipmentPage.tsx"));
const InspectorPage = lazyPart(() => import("../features/inspector/InspectorPage.tsx"));

/**
 * Every address of the app. Check-in is in the first file, so that a slow phone makes few requests; what
 * comes after it loads while the person looks at it. A client never downloads the professional's pages.
 */
export function Router() {
  return (
    <BrowserRouter useTransitions={false}>
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route path="/join" element={<JoinPage />} />
            <Route path="/visit/:visitId" element={<LazyClientVisit />} />
            <Route path="/move" element={<MovePage />} />
            <Route path="/sign-in" element={<SignInPage />} />
            <Route path="/dashboard" element={<RequireSession />}>
              <Route index element={<DashboardPage />} />
              <Route path="visit/:visitId" element={<ProfessionalVisitPage />} />
            </Route>
            <Route path="/rooms/:name?" element={<RoomsPage />} />
            <Route path="/equipment" element={<EquipmentPage />} />
            <Route path="/inspector" element={<InspectorPage />} />
            <Route path="/" element={<Navigate to="/dashboard" replace />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </BrowserRouter>
  );
}

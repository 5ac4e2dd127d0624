import { lazy, Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router-dom";
import ClientVisitPage from "../features/visit/ClientVisitPage.tsx";
import JoinPage from "../features/visit/JoinPage.tsx";
import { Loading } from "../ui/Loading.tsx";
import { NotFound } from "../ui/NotFound.tsx";

const ProfessionalVisitPage = lazy(() => import("../features/visit/ProfessionalVisitPage.tsx"));
const SignInPage = lazy(() => import("../features/session/SignInPage.tsx"));
const DashboardPage = lazy(() => import("../features/dashboard/DashboardPage.tsx"));
const EquipmentPage = lazy(() => import("../features/equipment/EquipmentPage.tsx"));
const RequireSession = lazy(() => import("../features/session/RequireSession.tsx"));

/**
 * Every address of the app. What a client needs is in the first file, so that a slow phone makes few
 * requests; the professional's pages load on their own, and a client never downloads them.
 */
export function Router() {
  return (
    <BrowserRouter>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/join" element={<JoinPage />} />
          <Route path="/visit/:visitId" element={<ClientVisitPage />} />
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/dashboard" element={<RequireSession />}>
            <Route index element={<DashboardPage />} />
            <Route path="visit/:visitId" element={<ProfessionalVisitPage />} />
          </Route>
          <Route path="/equipment" element={<EquipmentPage />} />
          <Route path="/" element={<Navigate to="/dashboard" replace />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}

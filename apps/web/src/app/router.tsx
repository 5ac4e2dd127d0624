import { lazy, Suspense } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router-dom";
import { Loading } from "../ui/Loading.tsx";
import { NotFound } from "../ui/NotFound.tsx";

const JoinPage = lazy(() => import("../features/visit/JoinPage.tsx"));
const ClientVisitPage = lazy(() => import("../features/visit/ClientVisitPage.tsx"));
const ProfessionalVisitPage = lazy(() => import("../features/visit/ProfessionalVisitPage.tsx"));
const SignInPage = lazy(() => import("../features/session/SignInPage.tsx"));
const DashboardPage = lazy(() => import("../features/dashboard/DashboardPage.tsx"));
const RequireSession = lazy(() => import("../features/session/RequireSession.tsx"));

/** Every address of the app. Each page loads on its own: a client never downloads the dashboard. */
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
          <Route path="/" element={<Navigate to="/dashboard" replace />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}

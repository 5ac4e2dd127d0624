import { useEffect } from "react";
import { Navigate, useParams } from "react-router-dom";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { enterVisit } from "../../call/commands/enterVisit.ts";
import { startMedia } from "../../call/commands/localMedia.ts";
import CallScreen from "../../call/components/CallScreen.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { EndedScreen } from "./EndedScreen.tsx";
import { FailedScreen } from "./FailedScreen.tsx";

/** `/dashboard/visit/:visitId`: the professional's side of a visit. */
export default function ProfessionalVisitPage() {
  const { visitId = "" } = useParams();
  const dispatch = useAppDispatch();
  const status = useAppSelector((state) => state.callStatus);

  useEffect(() => {
    dispatch(enterVisit(visitId));
    void dispatch(startMedia());
  }, [dispatch, visitId]);

  switch (status.phase) {
    case "idle":
    case "checking-in":
    case "closed": // a room's, left behind
    case "waiting":
    case "on-hold":
      return <Loading />;
    case "negotiating":
    case "connected":
    case "reconnecting":
      return <CallScreen status={status} />;
    case "ended":
      if (status.because === "sent-back") return <Navigate to="/dashboard" replace />;
      return <EndedScreen because={status.because} visitId={visitId} professional />;
    case "failed":
      return <FailedScreen code={status.code} professional />;
    default:
      return status satisfies never;
  }
}

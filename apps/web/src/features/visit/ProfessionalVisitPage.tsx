import { useEffect, useRef } from "react";
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
  const entered = useAppSelector((state) => state.connection.visitId === visitId);
  const wasEntered = useRef(false);

  useEffect(() => {
    dispatch(enterVisit(visitId));
    void dispatch(startMedia());
  }, [dispatch, visitId]);
  useEffect(() => {
    wasEntered.current ||= entered;
  }, [entered]);

  switch (status.phase) {
    case "idle":
      // The client was sent back to the waiting room: so is the professional to the dashboard.
      return wasEntered.current && !entered ? <Navigate to="/dashboard" replace /> : <Loading />;
    case "checking-in":
    case "waiting":
    case "on-hold":
      return <Loading />;
    case "negotiating":
    case "connected":
    case "reconnecting":
      return <CallScreen status={status} />;
    case "ended":
      return <EndedScreen because={status.because} visitId={visitId} professional />;
    case "failed":
      return <FailedScreen code={status.code} professional />;
    default:
      return status satisfies never;
  }
}

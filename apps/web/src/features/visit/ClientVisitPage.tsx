import { Activity, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { enterVisitAsClient } from "../../call/commands/enterVisit.ts";
import { startMedia } from "../../call/commands/localMedia.ts";
import { LazyCallScreen } from "../../call/components/LazyCallScreen.ts";
import { type InCall, inCall, type Waiting } from "../../call/slices/callStatus.ts";
import { Loading } from "../../ui/Loading.tsx";
import { PageMessage } from "../../ui/PageMessage.tsx";
import { EndedScreen } from "./EndedScreen.tsx";
import { FailedScreen } from "./FailedScreen.tsx";
import { WaitingRoom } from "./WaitingRoom.tsx";

/** `/visit/:visitId`: the client's side of a visit, by its phase. A reload comes back to the same place. */
export default function ClientVisitPage() {
  const { visitId = "" } = useParams();
  const dispatch = useAppDispatch();
  const { t } = useTranslation("visit");
  const offline = useAppSelector((state) => state.connection.server === "offline");
  const status = useAppSelector((state) => state.callStatus);

  useEffect(() => {
    dispatch(enterVisitAsClient(visitId));
    void dispatch(startMedia());
  }, [dispatch, visitId]);

  switch (status.phase) {
    case "idle":
    case "checking-in":
    case "closed": // a room's, left behind
      return offline ? (
        <PageMessage title={t("offline.title")}>{t("offline.body")}</PageMessage>
      ) : (
        <Loading />
      );
    case "waiting":
    case "on-hold":
    case "negotiating":
    case "connected":
    case "reconnecting":
      return <Meeting status={status} />;
    case "ended":
      if (status.because === "sent-back") return <Loading />; // never for a client: they wait
      return <EndedScreen because={status.because} visitId={visitId} />;
    case "failed":
      return <FailedScreen code={status.code} />;
    default:
      return status satisfies never;
  }
}

/**
 * The waiting room, then the call. The call is rendered out of sight while the client waits, so that on *admit* a slow
 * phone has only to show it.
 */
function Meeting({ status }: { status: Waiting | InCall }) {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    LazyCallScreen.preload().then(
      () => setLoaded(true),
      () => undefined, // asked for again when it is needed
    );
  }, []);
  const { visit, clockOffset } = status;
  const call: InCall = inCall(status) ? status : { phase: "negotiating", pairs: {}, visit, clockOffset };
  return (
    <>
      {!inCall(status) && <WaitingRoom visit={status.visit} />}
      {(loaded || inCall(status)) && (
        <Activity mode={inCall(status) ? "visible" : "hidden"}>
          <Suspense fallback={<Loading />}>
            <LazyCallScreen status={call} />
          </Suspense>
        </Activity>
      )}
    </>
  );
}

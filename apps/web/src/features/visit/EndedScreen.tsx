import { Button } from "@mantine/core";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAppDispatch } from "../../app/hooks.ts";
import { enterVisit, enterVisitAsClient } from "../../call/commands/enterVisit.ts";
import { startMedia } from "../../call/commands/localMedia.ts";
import "../../call/guests/guestWords.ts";
import type { EndedBecause } from "../../call/slices/callStatus.ts";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { PageMessage } from "../../ui/PageMessage.tsx";
import { useFocusTitle } from "../../ui/useFocusTitle.ts";

const InspectorLink = lazyOrNothing(() => import("../../call/inspector/InspectorLink.tsx"));

interface EndedScreenProps {
  because: Exclude<EndedBecause, "sent-back">;
  visitId: string;
  professional?: boolean;
}

/** After a visit, or after leaving one that goes on. */
export function EndedScreen({ because, visitId, professional = false }: EndedScreenProps) {
  const { t } = useTranslation(["visit", "guests"]);
  const navigate = useNavigate();
  const dispatch = useAppDispatch();
  useFocusTitle();
  const rejoin = () => {
    dispatch(professional ? enterVisit(visitId) : enterVisitAsClient(visitId));
    void dispatch(startMedia());
  };
  const ended = because !== "left" && because !== "superseded";
  return (
    <PageMessage
      title={t(ended ? "ended.title" : `ended.${because}.title`)}
      actions={
        <>
          {because === "left" && (
            <Button size="md" onClick={rejoin}>
              {t("ended.rejoin")}
            </Button>
          )}
          {because === "superseded" && (
            <Button size="md" onClick={() => window.location.reload()}>
              {t("ended.useThisWindow")}
            </Button>
          )}
          {professional && (
            <Button size="md" variant="default" onClick={() => void navigate("/dashboard")}>
              {t("ended.toDashboard")}
            </Button>
          )}
          <Suspense>
            <InspectorLink />
          </Suspense>
        </>
      }
    >
      <p>{t(wordsFor(because, professional))}</p>
    </PageMessage>
  );
}

function wordsFor(because: EndedScreenProps["because"], professional: boolean) {
  if (because === "revoked") return "guests:revoked";
  return because === "ended" && professional ? "ended.professional" : (`ended.${because}.body` as const);
}

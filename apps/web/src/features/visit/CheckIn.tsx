import { Button } from "@mantine/core";
import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAppDispatch } from "../../app/hooks.ts";
import { startMedia } from "../../call/commands/localMedia.ts";
import { preloadCall } from "../../call/commands/preloadCall.ts";
import { DeviceCheck } from "../../call/components/DeviceCheck.tsx";
import { checkInStarted } from "../../call/slices/callStatus.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { checkIn } from "./checkIn.ts";
import { LazyClientVisit } from "./LazyClientVisit.ts";
import { onFirstSign } from "./onFirstSign.ts";
import classes from "./twoColumns.module.css";
import { VisitTimes } from "./VisitTimes.tsx";

interface CheckInProps {
  facts: JoinLinkFacts;
  token: string;
}

/** Who the visit is with and when; camera, microphone and speaker to try; one button to go on. */
export function CheckIn({ facts, token }: CheckInProps) {
  const { t } = useTranslation("visit");
  const dispatch = useAppDispatch();
  const { busy, failure, submit } = useCheckIn(token);
  usePageTitle(t("checkIn.title", { name: facts.professionalName }));

  useEffect(() => {
    dispatch(checkInStarted());
    void dispatch(startMedia());
    return onFirstSign(() => {
      void dispatch(preloadCall());
      LazyClientVisit.preload().catch(() => undefined); // asked for again when it is needed
    });
  }, [dispatch]);

  return (
    <Page>
      <div className={classes["layout"]}>
        <section className={classes["words"]}>
          <h1 className={classes["title"]}>{t("checkIn.title", { name: facts.professionalName })}</h1>
          <VisitTimes startsAt={facts.startsAt} durationMinutes={facts.durationMinutes} />
          <p className={classes["lead"]}>{t("checkIn.lead", { name: facts.professionalName })}</p>
          {failure && <Notice tone="error">{t(`error.${failure}`, { ns: "common" })}</Notice>}
          <Button size="xl" fullWidth loading={busy} onClick={submit}>
            {t("checkIn.button")}
          </Button>
          <p className={classes["small"]}>{t("checkIn.private")}</p>
        </section>
        <DeviceCheck />
      </div>
    </Page>
  );
}

function useCheckIn(token: string) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode>();
  const submit = async () => {
    setBusy(true);
    try {
      const visitId = await dispatch(checkIn(token));
      // Replacing takes the token out of the address bar and the history.
      void navigate(`/visit/${visitId}`, { replace: true });
    } catch (error) {
      setFailure(errorCodeOf(error));
      setBusy(false);
    }
  };
  return { busy, failure, submit: () => void submit() };
}

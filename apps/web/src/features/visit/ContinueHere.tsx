import { Button } from "@mantine/core";
import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { handoverApi } from "../../api/handover.ts";
import { useAppDispatch } from "../../app/hooks.ts";
import { preloadCall } from "../../call/commands/preloadCall.ts";
import "../../call/move/moveWords.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { PageMessage } from "../../ui/PageMessage.tsx";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { LazyClientVisit } from "./LazyClientVisit.ts";
import { VisitTimes } from "./VisitTimes.tsx";

interface ContinueHereProps {
  facts: JoinLinkFacts;
  token: string;
  onRefused: (code: ErrorCode) => void;
}

/** Says whose visit goes on here; the click uses the code up and opens the visit. */
export function ContinueHere({ facts, token, onRefused }: ContinueHereProps) {
  const { t } = useTranslation("move");
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const title = t("page.title", { name: facts.professionalName });
  usePageTitle(title);
  useEffect(() => {
    void dispatch(preloadCall());
    LazyClientVisit.preload().catch(() => undefined); // asked for again when it is needed
  }, [dispatch]);

  const go = async () => {
    setBusy(true);
    try {
      const { visitId } = await handoverApi.redeem(token);
      // In place of this page, so that the code is not in the history.
      await navigate(`/visit/${visitId}`, { replace: true });
    } catch (error) {
      onRefused(errorCodeOf(error));
    }
  };
  return (
    <PageMessage
      title={title}
      actions={
        <Button size="xl" fullWidth loading={busy} onClick={() => void go()}>
          {t("page.button")}
        </Button>
      }
    >
      <VisitTimes startsAt={facts.startsAt} durationMinutes={facts.durationMinutes} />
      <p>{t("page.lead")}</p>
    </PageMessage>
  );
}

import { Button } from "@mantine/core";
import type { VisitSnapshot } from "@televisit/protocol/visit";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { leaveVisit } from "../../call/commands/leaveVisit.ts";
import { DeviceCheck } from "../../call/components/DeviceCheck.tsx";
import { MoveHost } from "../../call/move/MoveHost.tsx";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { useFocusTitle } from "../../ui/useFocusTitle.ts";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { MoveButton } from "./MoveButton.tsx";
import classes from "./twoColumns.module.css";
import { VisitTimes } from "./VisitTimes.tsx";
import own from "./WaitingRoom.module.css";

const WaitingNetwork = lazyOrNothing(() => import("../../call/network/WaitingNetwork.tsx"));

/** Where a client or a guest waits: their place, whether the professional is there, and that all is well. */
export function WaitingRoom({ visit }: { visit: VisitSnapshot }) {
  const { t } = useTranslation("visit");
  const dispatch = useAppDispatch();
  usePageTitle(t("waiting.title"));
  useFocusTitle();
  const { server, restarting } = useAppSelector((state) => state.connection);
  const name = visit.peers.find((peer) => peer.role === "professional")?.name ?? "";
  return (
    <Page>
      <div className={classes["layout"]}>
        <section className={classes["words"]}>
          <h1 className={classes["title"]}>{t("waiting.title")}</h1>
          <div className={own["status"]} role="status">
            <p className={own["place"]}>{placeText(t, visit)}</p>
            <p className={own["online"]} data-online={visit.professionalOnline}>
              {t(visit.professionalOnline ? "waiting.online" : "waiting.offline", { name })}
            </p>
          </div>
          {restarting && <Notice tone="warning">{t("waiting.restarting")}</Notice>}
          {server === "offline" && !restarting && (
            <Notice tone="warning">{t("waiting.connectionLost")}</Notice>
          )}
          <p className={classes["lead"]}>{t("waiting.lead", { name })}</p>
          <VisitTimes startsAt={visit.startsAt} durationMinutes={visit.durationMinutes} />
          <Network />
          <div className={own["actions"]}>
            <Button variant="default" size="md" onClick={() => void dispatch(leaveVisit())}>
              {t("waiting.leave")}
            </Button>
            <MoveHost>
              <MoveButton />
            </MoveHost>
          </div>
        </section>
        <DeviceCheck folded />
      </div>
    </Page>
  );
}

/** The network test loads when the waiting room is there. */
function Network() {
  return (
    <div className={own["network"]}>
      <Suspense>
        <WaitingNetwork />
      </Suspense>
    </div>
  );
}

type VisitT = ReturnType<typeof useTranslation<"visit">>["t"];

function placeText(t: VisitT, visit: VisitSnapshot): string {
  if (visit.sentBack) return t("waiting.sentBack");
  if (visit.place === null || visit.place <= 1) return t("waiting.next");
  return t("waiting.place", { count: visit.place - 1 });
}

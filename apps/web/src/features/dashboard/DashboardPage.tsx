import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import dashboard from "../../i18n/en/dashboard.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { Appointments } from "./appointments/Appointments.tsx";
import { watchDashboard } from "./commands/watchDashboard.ts";
import classes from "./DashboardPage.module.css";
import { ReadySlot } from "./ReadySlot.tsx";
import { ArrivalAnnouncer } from "./waitingRoom/ArrivalAnnouncer.tsx";
import { WaitingRoom } from "./waitingRoom/WaitingRoom.tsx";

addCatalogue("dashboard", dashboard);

/** The professional's side before a visit: who waits, the day's appointments, the own camera. */
export default function DashboardPage() {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  const count = useAppSelector((state) => state.dashboard.waiting?.length ?? 0);
  const name = useAppSelector((state) =>
    state.session.status === "signed-in" ? state.session.user.name : "",
  );
  const isLost = useAppSelector(({ connection }) => connection.server === "offline");
  const isRestarting = useAppSelector(({ connection }) => connection.restarting);
  usePageTitle(count > 0 ? t("titleWaiting", { count }) : t("title"));
  useEffect(() => dispatch(watchDashboard()), [dispatch]);

  return (
    <Page>
      <h1 className={classes["greeting"]}>{t("greeting", { name })}</h1>
      {(isLost || isRestarting) && (
        <div className={classes["notice"]}>
          <Notice tone="warning">{t(isRestarting ? "connection.restarting" : "connection.lost")}</Notice>
        </div>
      )}
      <div className={classes["layout"]}>
        <ReadySlot />
        <div className={classes["lists"]}>
          <WaitingRoom />
          <Appointments />
        </div>
      </div>
      <ArrivalAnnouncer />
    </Page>
  );
}

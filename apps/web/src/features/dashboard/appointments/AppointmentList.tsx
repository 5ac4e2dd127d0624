import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../../app/hooks.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { reloadAppointments } from "../commands/reloadAppointments.ts";
import type { OpenDialog } from "./AppointmentDialog.tsx";
import { AppointmentRow } from "./AppointmentRow.tsx";
import classes from "./Appointments.module.css";
import { progressOf } from "./progressOf.ts";

/** The shown day's appointments by start, each with where it has got to. */
export function AppointmentList({ onOpen }: { onOpen: (dialog: OpenDialog) => void }) {
  const { t } = useTranslation(["dashboard", "common"]);
  const { appointments, appointmentsError, waiting, running } = useAppSelector((state) => state.dashboard);
  const dispatch = useAppDispatch();
  if (appointmentsError) {
    return (
      <Notice tone="error">
        <p>
          {t("appointments.failed")} {t(`common:error.${appointmentsError}`)}
        </p>
        <Button variant="default" onClick={() => void dispatch(reloadAppointments())}>
          {t("common:tryAgain")}
        </Button>
      </Notice>
    );
  }
  if (!appointments) return <p className={classes["quiet"]}>{t("common:loading")}</p>;
  if (appointments.length === 0) return <p className={classes["empty"]}>{t("appointments.empty")}</p>;
  return (
    <ul className={classes["list"]}>
      {appointments.map((appointment) => (
        <AppointmentRow
          key={appointment.id}
          appointment={appointment}
          progress={progressOf(appointment, waiting ?? [], running)}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

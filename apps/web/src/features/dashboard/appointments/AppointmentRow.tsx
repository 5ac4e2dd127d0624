import { Button } from "@mantine/core";
import type { Appointment } from "@televisit/protocol/appointments";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { formatHours } from "../time/formatTime.ts";
import type { OpenDialog } from "./AppointmentDialog.tsx";
import classes from "./AppointmentRow.module.css";
import type { Progress } from "./progressOf.ts";

interface AppointmentRowProps {
  appointment: Appointment;
  progress: Progress;
  onOpen: (dialog: OpenDialog) => void;
}

/** One appointment: when, who, where it has got to, and its join link. */
export function AppointmentRow({ appointment, progress, onOpen }: AppointmentRowProps) {
  const { t } = useTranslation("dashboard");
  const { clientName, durationMinutes, joinLink } = appointment;
  return (
    <li className={classes["row"]} data-progress={progress}>
      <div className={classes["when"]}>
        <span className={classes["hours"]}>{formatHours(appointment)}</span>
        <span className={classes["length"]}>{t("appointments.minutes", { count: durationMinutes })}</span>
      </div>
      <div className={classes["who"]}>
        <span className={classes["name"]}>{clientName}</span>
        <span className={classes["status"]}>{t(`appointments.status.${progress}`)}</span>
      </div>
      <div className={classes["actions"]}>
        {joinLink && (
          <CopyButton
            text={joinLink}
            caption={t("appointments.copy")}
            label={t("appointments.copyName", { name: clientName })}
            copiedCaption={t("link.copied")}
            variant="default"
            className={classes["copy"] ?? ""}
            onRefused={() => onOpen({ kind: "link", joinLink })}
          />
        )}
        {(progress === "scheduled" || progress === "waiting") && (
          <ChangeButtons appointment={appointment} onOpen={onOpen} />
        )}
      </div>
    </li>
  );
}

/** A visit in progress is ended in the visit; one that is over stays as it is. */
function ChangeButtons({ appointment, onOpen }: Omit<AppointmentRowProps, "progress">) {
  const { t } = useTranslation("dashboard");
  const name = appointment.clientName;
  return (
    <>
      <Button
        variant="subtle"
        className={classes["change"] ?? ""}
        aria-label={t("appointments.rescheduleName", { name })}
        onClick={() => onOpen({ kind: "reschedule", appointment })}
      >
        {t("appointments.reschedule")}
      </Button>
      <Button
        variant="subtle"
        color="red"
        className={classes["change"] ?? ""}
        aria-label={t("appointments.cancelName", { name })}
        onClick={() => onOpen({ kind: "cancel", appointment })}
      >
        {t("appointments.cancel")}
      </Button>
    </>
  );
}

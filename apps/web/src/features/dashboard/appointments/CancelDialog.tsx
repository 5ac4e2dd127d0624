import { Button } from "@mantine/core";
import type { Appointment } from "@televisit/protocol/appointments";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../../app/hooks.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { PendingButton } from "../../../ui/PendingButton.tsx";
import { cancelAppointment } from "../commands/cancelAppointment.ts";
import { dayOf } from "../time/days.ts";
import { formatDay, formatHours } from "../time/formatTime.ts";
import classes from "./CancelDialog.module.css";

interface CancelDialogProps {
  appointment: Appointment;
  onClose: () => void;
}

/** Asks before an appointment is cancelled: it cannot be undone, and the client may be waiting. */
export function CancelDialog({ appointment, onClose }: CancelDialogProps) {
  const { t } = useTranslation(["dashboard", "common"]);
  const dispatch = useAppDispatch();
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const [pending, setPending] = useState(false);
  const confirm = async () => {
    setFailure(null);
    setPending(true);
    try {
      await dispatch(cancelAppointment(appointment.id));
      onClose();
    } catch (error) {
      setFailure(errorCodeOf(error));
      setPending(false);
    }
  };
  return (
    <Dialog title={t("cancel.title")} closeLabel={t("close")} onClose={onClose}>
      <Consequences appointment={appointment} />
      {failure && <Notice tone="error">{t(`common:error.${failure}`)}</Notice>}
      <div className={classes["actions"]}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t("cancel.keep")}
        </Button>
        <PendingButton color="red" pending={pending} onClick={() => void confirm()}>
          {t("cancel.confirm")}
        </PendingButton>
      </div>
    </Dialog>
  );
}

function Consequences({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation("dashboard");
  const { id, clientName: name, startsAt } = appointment;
  const isWaiting = useAppSelector(
    (state) => state.dashboard.waiting?.some((entry) => entry.appointmentId === id) ?? false,
  );
  const day = formatDay(dayOf(new Date(startsAt)));
  return (
    <>
      <p className={classes["body"]}>{t("cancel.body", { name, day, hours: formatHours(appointment) })}</p>
      {isWaiting && <Notice tone="warning">{t("cancel.waitingNow", { name })}</Notice>}
    </>
  );
}

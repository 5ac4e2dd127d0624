import type { Appointment } from "@televisit/protocol/appointments";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { rescheduleAppointment } from "../commands/rescheduleAppointment.ts";
import { toDateTimeField } from "../time/dateTimeField.ts";
import { AppointmentForm } from "./AppointmentForm.tsx";
import { LinkToSend } from "./LinkToSend.tsx";

interface RescheduleDialogProps {
  appointment: Appointment;
  onClose: () => void;
}

/** Moves an appointment, then shows the join link that takes the place of the earlier one. */
export function RescheduleDialog({ appointment, onClose }: RescheduleDialogProps) {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  const [moved, setMoved] = useState<Appointment | null>(null);
  const initial = {
    clientName: appointment.clientName,
    startsAt: toDateTimeField(new Date(appointment.startsAt)),
    duration: String(appointment.durationMinutes),
  };
  const title = moved ? t("link.movedTitle") : t("form.rescheduleTitle", { name: appointment.clientName });
  return (
    <Dialog title={title} closeLabel={t("close")} onClose={onClose}>
      {moved ? (
        <LinkToSend appointment={moved} advice={t("link.sendAgain")} onDone={onClose} />
      ) : (
        <AppointmentForm
          initial={initial}
          warning={t("form.rescheduleWarning")}
          submitCaption={t("form.save")}
          onSubmit={async (changed) => {
            setMoved(await dispatch(rescheduleAppointment(appointment.id, changed)));
          }}
        />
      )}
    </Dialog>
  );
}

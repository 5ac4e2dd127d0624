import type { Appointment } from "@televisit/protocol/appointments";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { createAppointment } from "../commands/createAppointment.ts";
import { nextQuarter, toDateTimeField } from "../time/dateTimeField.ts";
import { AppointmentForm } from "./AppointmentForm.tsx";
import { LinkToSend } from "./LinkToSend.tsx";

/** Makes an appointment, then shows its join link. */
export function NewAppointmentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  const [created, setCreated] = useState<Appointment | null>(null);
  const [initial] = useState(() => ({
    clientName: "",
    startsAt: toDateTimeField(nextQuarter(new Date())),
    duration: "30",
  }));
  const title = t(created ? "link.createdTitle" : "form.newTitle");
  return (
    <Dialog title={title} closeLabel={t("close")} onClose={onClose}>
      {created ? (
        <LinkToSend appointment={created} advice={t("link.send")} onDone={onClose} />
      ) : (
        <AppointmentForm
          initial={initial}
          submitCaption={t("form.create")}
          onSubmit={async (appointment) => setCreated(await dispatch(createAppointment(appointment)))}
        />
      )}
    </Dialog>
  );
}

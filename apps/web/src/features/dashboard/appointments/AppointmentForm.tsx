import type { CreateAppointment } from "@televisit/protocol/appointments";
import type { ErrorCode } from "@televisit/protocol/errors";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { PendingButton } from "../../../ui/PendingButton.tsx";
import { useFocusInvalid } from "../../../ui/useFocusInvalid.ts";
import classes from "./AppointmentForm.module.css";
import { AppointmentInputs } from "./AppointmentInputs.tsx";
import { type AppointmentFields, type FieldProblems, readAppointmentForm } from "./readAppointmentForm.ts";

interface AppointmentFormProps {
  initial: AppointmentFields;
  submitCaption: string;
  /** What the person should know before they send it. */
  warning?: string;
  /** Rejects with an {@link AppError}; its code is then shown in words. */
  onSubmit: (appointment: CreateAppointment) => Promise<void>;
}

const nothingWrong: FieldProblems = {};

/** Who, when and how long; for a new appointment and for one that is moved. */
export function AppointmentForm({ initial, submitCaption, warning, onSubmit }: AppointmentFormProps) {
  const { t } = useTranslation("common");
  const [fields, setFields] = useState(initial);
  const [problems, setProblems] = useState(nothingWrong);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const [pending, setPending] = useState(false);
  const form = useFocusInvalid(problems);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = readAppointmentForm(fields, new Date());
    setProblems(result.ok ? nothingWrong : result.problems);
    if (!result.ok) return;
    setFailure(null);
    setPending(true);
    try {
      await onSubmit(result.appointment);
    } catch (error) {
      setFailure(errorCodeOf(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form ref={form} noValidate className={classes["form"]} onSubmit={(event) => void submit(event)}>
      {failure && <Notice tone="error">{t(`error.${failure}`)}</Notice>}
      <AppointmentInputs fields={fields} problems={problems} onChange={setFields} />
      {warning && <p className={classes["warning"]}>{warning}</p>}
      <PendingButton type="submit" pending={pending} fullWidth>
        {submitCaption}
      </PendingButton>
    </form>
  );
}

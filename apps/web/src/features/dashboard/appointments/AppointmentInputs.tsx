import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { dayOf } from "../time/days.ts";
import { formatZone } from "../time/formatTime.ts";
import classes from "./AppointmentForm.module.css";
import type { AppointmentFields, FieldProblem, FieldProblems } from "./readAppointmentForm.ts";

interface AppointmentInputsProps {
  fields: AppointmentFields;
  problems: FieldProblems;
  onChange: (fields: AppointmentFields) => void;
}

/** The fields of an appointment, each with what is wrong with it. */
export function AppointmentInputs({ fields, problems, onChange }: AppointmentInputsProps) {
  const { t } = useTranslation("dashboard");
  const wrong = (problem: FieldProblem | undefined) => problem && t(`form.wrong.${problem}`);
  return (
    <>
      <TextInput
        label={t("form.clientName")}
        autoComplete="off"
        data-autofocus
        value={fields.clientName}
        error={wrong(problems.clientName)}
        onChange={(event) => onChange({ ...fields, clientName: event.currentTarget.value })}
      />
      <div className={classes["pair"]}>
        <TextInput
          type="datetime-local"
          label={t("form.startsAt")}
          description={t("form.startsAtZone", { zone: formatZone(zoneDay(fields.startsAt)) })}
          value={fields.startsAt}
          error={wrong(problems.startsAt)}
          onChange={(event) => onChange({ ...fields, startsAt: event.currentTarget.value })}
        />
        <TextInput
          label={t("form.duration")}
          description={t("form.durationUnit")}
          inputMode="numeric"
          autoComplete="off"
          value={fields.duration}
          error={wrong(problems.duration)}
          onChange={(event) => onChange({ ...fields, duration: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

/** The chosen day where there is one: in summer the zone may have another name than today. */
function zoneDay(startsAt: string): string {
  return /^\d{4}-\d\d-\d\d/.exec(startsAt)?.[0] ?? dayOf(new Date());
}

import { Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../../app/hooks.ts";
import { dayChosen } from "../dashboardSlice.ts";
import { type Day, shiftDay } from "../time/days.ts";
import { formatDay, formatZone } from "../time/formatTime.ts";
import classes from "./DayPicker.module.css";

interface DayPickerProps {
  day: Day;
  today: Day;
}

/** Which day is shown, and the way to the others. */
export function DayPicker({ day, today }: DayPickerProps) {
  const { t } = useTranslation("dashboard");
  const dispatch = useAppDispatch();
  // Today is followed rather than kept: after midnight it is another day.
  const choose = (chosen: Day) => dispatch(dayChosen({ day: chosen === today ? null : chosen }));
  const date = formatDay(day);
  return (
    <div className={classes["picker"]}>
      <Button
        className={classes["step"] ?? ""}
        variant="default"
        aria-label={t("appointments.previousDay")}
        onClick={() => choose(shiftDay(day, -1))}
      >
        <IconChevronLeft size={20} aria-hidden="true" />
      </Button>
      <Button variant="default" onClick={() => choose(today)}>
        {t("appointments.today")}
      </Button>
      <Button
        className={classes["step"] ?? ""}
        variant="default"
        aria-label={t("appointments.nextDay")}
        onClick={() => choose(shiftDay(day, 1))}
      >
        <IconChevronRight size={20} aria-hidden="true" />
      </Button>
      <p className={classes["day"]} aria-live="polite">
        {day === today ? t("appointments.dayToday", { date }) : date}
        <span className={classes["zone"]}>{t("appointments.zone", { zone: formatZone(day) })}</span>
      </p>
    </div>
  );
}

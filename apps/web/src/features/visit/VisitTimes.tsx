import { useTranslation } from "react-i18next";
import { describeTime } from "./describeTime.ts";
import classes from "./VisitTimes.module.css";

interface VisitTimesProps {
  startsAt: string;
  durationMinutes: number;
}

/** Day, hours and time zone of a visit, in the viewer's own zone. */
export function VisitTimes({ startsAt, durationMinutes }: VisitTimesProps) {
  const { i18n } = useTranslation();
  const { day, hours, zone } = describeTime(startsAt, durationMinutes, i18n.language);
  return (
    <p className={classes["times"]}>
      <time dateTime={startsAt}>
        <strong>{day}</strong>, {hours}
      </time>
      <span className={classes["zone"]}>{zone}</span>
    </p>
  );
}

import { Button } from "@mantine/core";
import type { Appointment } from "@televisit/protocol/appointments";
import { useTranslation } from "react-i18next";
import { dayOf } from "../time/days.ts";
import { formatDay, formatHours } from "../time/formatTime.ts";
import classes from "./JoinLink.module.css";
import { JoinLinkField } from "./JoinLinkField.tsx";

interface LinkToSendProps {
  appointment: Appointment;
  /** What to do with the link. */
  advice: string;
  onDone: () => void;
}

/** An appointment that was just made or moved, with the link to send to its client. */
export function LinkToSend({ appointment, advice, onDone }: LinkToSendProps) {
  const { t } = useTranslation("dashboard");
  const day = formatDay(dayOf(new Date(appointment.startsAt)));
  return (
    <div className={classes["stack"]}>
      <p className={classes["summary"]} role="status">
        {t("link.summary", { name: appointment.clientName, day, hours: formatHours(appointment) })}
      </p>
      {appointment.joinLink && <JoinLinkField joinLink={appointment.joinLink} />}
      <p className={classes["advice"]}>{advice}</p>
      <Button variant="default" onClick={onDone}>
        {t("link.done")}
      </Button>
    </div>
  );
}

import { Button } from "@mantine/core";
import { IconUserPlus, IconWifi, IconWifiOff } from "@tabler/icons-react";
import type { RunningEntry } from "@televisit/protocol/visit";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { formatClock } from "../time/formatTime.ts";
import classes from "./WaitingRoom.module.css";

/** A visit that goes on while the professional looks at the dashboard, and the way back into it. */
export function RunningCard({ entry }: { entry: RunningEntry }) {
  const { t } = useTranslation("dashboard");
  const navigate = useNavigate();
  const Icon = entry.online ? IconWifi : IconWifiOff;
  return (
    <li className={classes["card"]}>
      <div className={classes["facts"]}>
        <span className={classes["name"]}>{entry.clientName}</span>
        <span className={classes["detail"]}>
          {t("running.startedAt", { time: formatClock(entry.admittedAt) })}
        </span>
        <span className={entry.online ? classes["detail"] : classes["warning"]}>
          <Icon size={18} aria-hidden="true" />
          {t(entry.online ? "running.clientOnline" : "running.clientOffline")}
        </span>
        {entry.waitingGuests.map(({ participantId, name }) => (
          <span key={participantId} className={classes["detail"]}>
            <IconUserPlus size={18} aria-hidden="true" />
            {t("running.guestWaiting", { name })}
          </span>
        ))}
      </div>
      <Button
        className={classes["action"] ?? ""}
        variant="default"
        aria-label={t("running.rejoinName", { name: entry.clientName })}
        onClick={() => void navigate(`/dashboard/visit/${entry.visitId}`)}
      >
        {t("running.rejoin")}
      </Button>
    </li>
  );
}

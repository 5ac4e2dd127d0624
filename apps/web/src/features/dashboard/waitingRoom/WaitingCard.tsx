import { Button } from "@mantine/core";
import { IconArrowBackUp, IconWifiOff } from "@tabler/icons-react";
import type { ErrorCode } from "@televisit/protocol/errors";
import type { WaitingEntry } from "@televisit/protocol/visit";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useAppDispatch } from "../../../app/hooks.ts";
import { admitClient } from "../../../call/commands/admitClient.ts";
import { errorCodeOf } from "../../../lib/errorCode.ts";
import { formatClock } from "../time/formatTime.ts";
import { minutesWaiting } from "../time/minutesWaiting.ts";
import { NetworkMark } from "./NetworkMark.tsx";
import classes from "./WaitingRoom.module.css";

interface WaitingCardProps {
  entry: WaitingEntry;
  /** This device's clock, ms. */
  now: number;
  clockOffset: number;
}

/** One waiting client: who, since when, and the button to see them. */
export function WaitingCard({ entry, now, clockOffset }: WaitingCardProps) {
  const { t } = useTranslation("dashboard");
  const { admit, admitting, failure } = useAdmit(entry.visitId);
  return (
    <li className={classes["card"]}>
      <div className={classes["facts"]}>
        <span className={classes["name"]}>{entry.clientName}</span>
        <span className={classes["since"]}>
          {t("waiting.since", { count: minutesWaiting(entry.waitingSince, now, clockOffset) })}
        </span>
        <span className={classes["detail"]}>
          {t("waiting.appointmentAt", { time: formatClock(entry.startsAt) })}
        </span>
        <Marks entry={entry} />
        <NetworkMark verdict={entry.network?.verdict ?? "unknown"} />
      </div>
      <Button
        className={classes["action"] ?? ""}
        aria-label={t("waiting.admitName", { name: entry.clientName })}
        disabled={admitting}
        onClick={() => void admit()}
      >
        {t("waiting.admit")}
      </Button>
      {failure && (
        <p className={classes["failure"]} role="alert">
          {t(`error.${failure}`, { ns: "common" })}
        </p>
      )}
    </li>
  );
}

/** Admits and goes to the visit; a failure stays here, to be read and tried again. */
function useAdmit(visitId: string) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [admitting, setAdmitting] = useState(false);
  const [failure, setFailure] = useState<ErrorCode>();
  const admit = async () => {
    setFailure(undefined);
    setAdmitting(true);
    try {
      // The page changes once the connection is being made: rendering it first would hold that up.
      await dispatch(admitClient(visitId));
      void navigate(`/dashboard/visit/${visitId}`);
    } catch (error) {
      setFailure(errorCodeOf(error));
      setAdmitting(false);
    }
  };
  return { admit, admitting, failure };
}

/** What is out of the ordinary with this client's waiting. */
function Marks({ entry }: Pick<WaitingCardProps, "entry">) {
  const { t } = useTranslation("dashboard");
  return (
    <>
      {entry.sentBack && (
        <span className={classes["detail"]}>
          <IconArrowBackUp size={18} aria-hidden="true" />
          {t("waiting.sentBack")}
        </span>
      )}
      {!entry.online && (
        <span className={classes["warning"]}>
          <IconWifiOff size={18} aria-hidden="true" />
          {t("waiting.offline")}
        </span>
      )}
    </>
  );
}

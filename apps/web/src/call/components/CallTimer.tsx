import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatElapsed } from "../formatElapsed.ts";
import classes from "./CallHeader.module.css";

interface CallTimerProps {
  /** ISO instant on the server's clock. */
  since: string;
  /** Server clock minus this device's clock, in ms. */
  clockOffset: number;
}

/** How long the visit has been running; right even where the device's clock is wrong. */
export function CallTimer({ since, clockOffset }: CallTimerProps) {
  const { t } = useTranslation("visit");
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={classes["timer"]} role="timer" aria-label={t("call.duration")}>
      {formatElapsed(now + clockOffset - Date.parse(since))}
    </span>
  );
}

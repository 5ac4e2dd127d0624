import type { RunningEntry } from "@televisit/protocol/visit";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../../app/hooks.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { RunningCard } from "./RunningCard.tsx";
import { WaitingCard } from "./WaitingCard.tsx";
import classes from "./WaitingRoom.module.css";

/** How often waiting times are brought up to date, in ms; they are shown in minutes. */
const TICK = 10_000;

/** Who is waiting, in the order in which to see them, and the visits in progress. */
export function WaitingRoom() {
  const { t } = useTranslation(["dashboard", "common"]);
  const { waiting, running, clockOffset, watchError } = useAppSelector((state) => state.dashboard);
  const now = useNow(TICK);
  return (
    <section className={classes["section"]} aria-labelledby="waiting-room">
      <header className={classes["header"]}>
        <h2 id="waiting-room" className={classes["heading"]}>
          {t("waiting.title")}
        </h2>
        {waiting && waiting.length > 0 && (
          <span className={classes["count"]}>{t("waiting.count", { count: waiting.length })}</span>
        )}
      </header>
      {watchError && (
        <Notice tone="error">
          {t("waiting.failed")} {t(`common:error.${watchError}`)}
        </Notice>
      )}
      {waiting?.length === 0 && <NobodyWaiting />}
      {waiting === null && !watchError && <p className={classes["quiet"]}>{t("common:loading")}</p>}
      {waiting && waiting.length > 0 && (
        <ul className={classes["list"]}>
          {waiting.map((entry) => (
            <WaitingCard key={entry.visitId} entry={entry} now={now} clockOffset={clockOffset} />
          ))}
        </ul>
      )}
      {running.length > 0 && <InProgress running={running} />}
    </section>
  );
}

function NobodyWaiting() {
  const { t } = useTranslation("dashboard");
  return (
    <div className={classes["empty"]}>
      <p className={classes["emptyTitle"]}>{t("waiting.emptyTitle")}</p>
      <p className={classes["quiet"]}>{t("waiting.emptyBody")}</p>
    </div>
  );
}

function InProgress({ running }: { running: RunningEntry[] }) {
  const { t } = useTranslation("dashboard");
  return (
    <>
      <h3 className={classes["subheading"]}>{t("running.title")}</h3>
      <ul className={classes["list"]}>
        {running.map((entry) => (
          <RunningCard key={entry.visitId} entry={entry} />
        ))}
      </ul>
    </>
  );
}

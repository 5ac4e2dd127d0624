import type { ClipFacts } from "@televisit/rtc/ClipRecorder";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice.tsx";
import { useNow } from "../../ui/useNow.ts";
import classes from "./ClipSection.module.css";

/** What the recorder is doing, in words. */
export function ClipStatus({ facts }: { facts: ClipFacts }) {
  const { t, i18n } = useTranslation("equipment");
  switch (facts.phase) {
    case "empty":
      return null;
    case "recording":
      return <Elapsed since={facts.startedAt} />;
    case "failed":
      return <Notice tone="error">{t("clip.failed")}</Notice>;
    case "recorded":
      return (
        <p className={classes["words"]} role="status">
          {t("clip.ready", {
            seconds: (facts.clip.length / 1000).toFixed(1),
            size: formatSize(facts.clip.size, i18n.language),
          })}
        </p>
      );
  }
}

function Elapsed({ since }: { since: number }) {
  const { t } = useTranslation("equipment");
  const now = useNow(500);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  // A timer, not a live region: a screen reader shall not count along.
  return (
    <p className={classes["words"]} role="timer">
      {t("clip.recording", { count: seconds })}
    </p>
  );
}

/** @param bytes shown as kB or MB, of 1000 */
function formatSize(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

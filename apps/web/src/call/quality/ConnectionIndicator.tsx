import { UnstyledButton } from "@mantine/core";
import type { Peer } from "@televisit/protocol/visit";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import texts from "../../i18n/en/quality.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import classes from "./ConnectionIndicator.module.css";
import { LinkDetails } from "./LinkDetails.tsx";
import { selectConnectionLevel } from "./selectConnectionLevel.ts";

addCatalogue("quality", texts);

const bars = { good: 3, fair: 2, poor: 1 };

/** How the connection to a participant does: three bars and a word, the numbers on a click. */
export function ConnectionIndicator({ peer: { participantId, name } }: { peer: Peer }) {
  const { t } = useTranslation("quality");
  const level = useAppSelector((state) => selectConnectionLevel(state, participantId));
  const panel = useId();
  if (!level) return null;
  return (
    <>
      <UnstyledButton
        className={classes["button"]}
        popoverTarget={panel}
        aria-label={t("label", { level: t(level) })}
        title={t("label", { level: t(level) })}
        data-level={level}
      >
        <span className={classes["bars"]} aria-hidden>
          {[1, 2, 3].map((bar) => (
            <span key={bar} className={classes["bar"]} data-on={bar <= bars[level]} />
          ))}
        </span>
        <span className={classes["word"]}>{t(level)}</span>
      </UnstyledButton>
      <div
        id={panel}
        popover="auto"
        className={classes["panel"]}
        role="group"
        aria-label={t("details", { name })}
      >
        <p className={classes["title"]}>{t("details", { name })}</p>
        <LinkDetails participantId={participantId} />
      </div>
    </>
  );
}

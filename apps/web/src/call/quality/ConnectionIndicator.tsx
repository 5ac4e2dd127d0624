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

interface ConnectionIndicatorProps {
  peer: Peer;
  /** How many others there are: of several each connection is named. */
  among: number;
}

/** How the connection to a participant does: three bars and a word, the numbers on a click. */
export function ConnectionIndicator({ peer: { participantId, name }, among }: ConnectionIndicatorProps) {
  const { t } = useTranslation("quality");
  const level = useAppSelector((state) => selectConnectionLevel(state, participantId));
  const panel = useId();
  if (!level) return null;
  const label = t(among > 1 ? "labelOf" : "label", { name, level: t(level) });
  return (
    <>
      <UnstyledButton
        className={classes["button"]}
        popoverTarget={panel}
        aria-label={label}
        title={label}
        data-level={level}
      >
        <span className={classes["bars"]} aria-hidden>
          {[1, 2, 3].map((bar) => (
            <span key={bar} className={classes["bar"]} data-on={bar <= bars[level]} />
          ))}
        </span>
        {among === 1 && <span className={classes["word"]}>{t(level)}</span>}
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

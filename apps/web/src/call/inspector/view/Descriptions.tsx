import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeSdp } from "../describe/describeSdp.ts";
import type { HappeningDetails } from "../describe/details.ts";
import { hideAddresses, hidePasswords } from "../describe/hideAddresses.ts";
import { At } from "./At.tsx";
import { DescriptionTable } from "./DescriptionTable.tsx";
import classes from "./Inspector.module.css";
import { keyed } from "./keyed.ts";
import { Part } from "./Part.tsx";
import { Scroll } from "./Scroll.tsx";

type Signal = Extract<HappeningDetails, { type: "signal" }>;

interface DescriptionsProps {
  happenings: HappeningDetails[];
  showsAddresses: boolean;
}

/** Every offer and answer, readably. */
export function Descriptions({ happenings, showsAddresses }: DescriptionsProps) {
  const { t } = useTranslation("inspector");
  const descriptions = happenings.flatMap((one) =>
    one.type === "signal" && (one.kind === "offer" || one.kind === "answer") ? [one] : [],
  );
  return (
    <Part title={t("descriptions.title")}>
      {descriptions.length === 0 && <p>{t("descriptions.none")}</p>}
      {keyed(descriptions, ({ at }) => at).map(({ key, item: signal }) => (
        <Description key={key} signal={signal} showsAddresses={showsAddresses} />
      ))}
    </Part>
  );
}

/** Read only once somebody wants to see it. */
function Description({ signal, showsAddresses }: { signal: Signal; showsAddresses: boolean }) {
  const { t } = useTranslation("inspector");
  const [isOpen, setOpen] = useState(false);
  const { at, kind, sent } = signal;
  return (
    <details className={classes["details"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes["summary"]}>
        {t(`signals.${kind}`)}, {t(sent ? "signals.sent" : "signals.received")} <At time={at} />
      </summary>
      {isOpen && <DescriptionBody signal={signal} showsAddresses={showsAddresses} />}
    </details>
  );
}

function DescriptionBody({ signal, showsAddresses }: { signal: Signal; showsAddresses: boolean }) {
  const { t } = useTranslation("inspector");
  const { text, sections } = signal;
  const full = useMemo(() => (text === undefined ? sections : describeSdp(text)), [text, sections]);
  return (
    <>
      <DescriptionTable sections={full} />
      {text !== undefined && (
        <Scroll label={t("descriptions.raw")}>
          <pre className={classes["text"]}>
            {showsAddresses ? hidePasswords(text) : hideAddresses(hidePasswords(text))}
          </pre>
        </Scroll>
      )}
    </>
  );
}

import { supportedConstraints } from "@televisit/rtc/supportedConstraints";
import type { TrackFacts } from "@televisit/rtc/trackFacts";
import { useTranslation } from "react-i18next";
import classes from "./DetailsSection.module.css";
import { readableName } from "./readableName.ts";
import { Section } from "./Section.tsx";
import { SettingsTable } from "./SettingsTable.tsx";

interface DetailsSectionProps {
  camera: TrackFacts | null;
  microphone: TrackFacts | null;
}

/** The technical values, folded away: for support, and for the curious. */
export function DetailsSection({ camera, microphone }: DetailsSectionProps) {
  const { t } = useTranslation("equipment");
  return (
    <Section title={t("details.constraints")} lead={t("details.lead")}>
      <ul className={classes["names"]} aria-label={t("details.constraints")}>
        {supportedConstraints().map((name) => (
          <li key={name} title={name}>
            {readableName(name)}
          </li>
        ))}
      </ul>
      <details>
        <summary className={classes["summary"]}>{t("details.title")}</summary>
        {camera && <SettingsTable caption={t("details.camera")} facts={camera} />}
        {microphone && <SettingsTable caption={t("details.microphone")} facts={microphone} />}
        {!camera && !microphone && <p>{t("notStarted")}</p>}
      </details>
    </Section>
  );
}

import { type SoundProperty, soundProperties } from "@televisit/rtc/trackFacts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice.tsx";
import { Section } from "./Section.tsx";
import classes from "./SoundSection.module.css";
import type { TrackControl } from "./useTrack.ts";

/** Echo cancellation, noise suppression and automatic volume, where this browser can switch them. */
export function SoundSection({ microphone: { facts, ask } }: { microphone: TrackControl }) {
  const { t } = useTranslation("equipment");
  const [refused, setRefused] = useState(false);
  const toggle = async (name: SoundProperty, on: boolean) => {
    const result = await ask({ sound: { ...facts?.sound, [name]: on } });
    setRefused(result.outcome !== "applied");
  };
  return (
    <Section title={t("sound.title")} lead={t("sound.lead")}>
      {!facts && <p>{t("notStarted")}</p>}
      {facts?.switchable.length === 0 && <p>{t("sound.none")}</p>}
      <div>
        {soundProperties
          .filter((name) => facts?.switchable.includes(name))
          .map((name) => (
            <label key={name} className={classes["choice"]}>
              <input
                type="checkbox"
                checked={facts?.sound[name] ?? false}
                onChange={(event) => void toggle(name, event.currentTarget.checked)}
              />
              {t(`sound.${name}`)}
            </label>
          ))}
      </div>
      {refused && <Notice tone="error">{t("sound.refused")}</Notice>}
    </Section>
  );
}

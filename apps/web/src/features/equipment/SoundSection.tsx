import { type SoundProperty, soundProperties, type TrackFacts } from "@televisit/rtc/trackFacts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { Notice } from "../../ui/Notice.tsx";
import { processSound } from "./equipmentMedia.ts";
import { Section } from "./Section.tsx";
import classes from "./SoundSection.module.css";

/** Echo cancellation, noise suppression and automatic volume, where this browser can switch them. */
export function SoundSection({ microphone }: { microphone: TrackFacts | null }) {
  const { t } = useTranslation("equipment");
  const dispatch = useAppDispatch();
  const [refused, setRefused] = useState(false);
  // While the microphone is opened again the choices stay, and with them the keyboard's focus.
  const [asked, setAsked] = useState<TrackFacts | null>(null);
  const facts = asked ?? microphone;
  const toggle = async (before: TrackFacts, name: SoundProperty, on: boolean) => {
    const sound = { ...before.sound, [name]: on };
    setAsked({ ...before, sound });
    setRefused(!(await dispatch(processSound(sound))));
    setAsked(null);
  };
  return (
    <Section title={t("sound.title")} lead={t("sound.lead")}>
      {!facts && <p>{t("notStarted")}</p>}
      {facts?.switchable.length === 0 && <p>{t("sound.none")}</p>}
      {facts && (
        <div>
          {soundProperties
            .filter((name) => facts.switchable.includes(name))
            .map((name) => (
              <label key={name} className={classes["choice"]}>
                <input
                  type="checkbox"
                  checked={facts.sound[name] ?? false}
                  onChange={(event) => {
                    if (!asked) void toggle(facts, name, event.currentTarget.checked);
                  }}
                />
                {t(`sound.${name}`)}
              </label>
            ))}
        </div>
      )}
      {refused && <Notice tone="error">{t("sound.refused")}</Notice>}
    </Section>
  );
}

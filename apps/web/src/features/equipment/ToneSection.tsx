import { Button } from "@mantine/core";
import { IconPlayerStop, IconVolume } from "@tabler/icons-react";
import type { TestTone } from "@televisit/rtc/TestTone";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { LevelBar } from "../../call/components/LevelBar.tsx";
import { useFacts } from "../../call/useFacts.ts";
import sectionClasses from "./Section.module.css";
import { Section } from "./Section.tsx";

const canChooseSpeaker = "setSinkId" in HTMLMediaElement.prototype;

/** A tone on the chosen speaker, and a bar that shows that the page is really playing it. */
export function ToneSection({ tone }: { tone: TestTone }) {
  const { t } = useTranslation("equipment");
  const facts = useFacts(tone.facts);
  const speakerId = useAppSelector((state) => state.localMedia.speakerId);
  const playing = facts.phase === "playing";
  const Icon = playing ? IconPlayerStop : IconVolume;
  return (
    <Section title={t("tone.title")} lead={t("tone.lead")}>
      <Button
        variant="default"
        leftSection={<Icon size={18} aria-hidden="true" />}
        onClick={() => (playing ? tone.stop() : void tone.play(speakerId))}
      >
        {t(playing ? "tone.stop" : "tone.play")}
      </Button>
      <LevelBar stream={playing ? facts.stream : null} label={t("tone.level")} />
      <p className={sectionClasses["lead"]} role="status">
        {t(`tone.${facts.phase}`)}
      </p>
      {!canChooseSpeaker && <p className={sectionClasses["lead"]}>{t("tone.noChoice")}</p>}
    </Section>
  );
}

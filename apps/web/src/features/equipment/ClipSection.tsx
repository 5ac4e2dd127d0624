import { Button } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { ClipRecorder } from "@televisit/rtc/ClipRecorder";
import type { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { useFacts } from "../../call/useFacts.ts";
import { ClipPlayer } from "./ClipPlayer.tsx";
import classes from "./ClipSection.module.css";
import { ClipStatus } from "./ClipStatus.tsx";
import { playClip } from "./playClip.ts";
import { Section } from "./Section.tsx";

interface ClipSectionProps {
  clip: ClipRecorder;
  screen: ScreenCapture;
}

/** Records camera and microphone, or the shared screen, and plays the recording. */
export function ClipSection({ clip, screen }: ClipSectionProps) {
  const { t } = useTranslation("equipment");
  const facts = useFacts(clip.facts);
  const player = useRef<HTMLVideoElement>(null);
  if (!ClipRecorder.supported) {
    return (
      <Section title={t("clip.title")}>
        <p>{t("clip.unsupported")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("clip.title")} lead={t("clip.lead")}>
      <div className={classes["buttons"]}>
        <RecordButtons clip={clip} screen={screen} />
        {facts.phase === "recorded" && (
          <Button
            leftSection={<IconPlayerPlay size={18} aria-hidden="true" />}
            onClick={() => player.current && playClip(player.current).catch(() => undefined)}
          >
            {t("clip.play")}
          </Button>
        )}
      </div>
      <ClipStatus facts={facts} />
      {facts.phase === "recorded" && <ClipPlayer key={facts.clip.url} ref={player} url={facts.clip.url} />}
    </Section>
  );
}

/** While recording, the button that began it ends it, so that the keyboard's focus stays where it is. */
function RecordButtons({ clip, screen }: ClipSectionProps) {
  const { t } = useTranslation("equipment");
  const own = useAppSelector((state) => state.streams.local.stream);
  const open = useAppSelector(
    ({ localMedia }) => localMedia.audio.status === "ok" || localMedia.video.status === "ok",
  );
  const shared = useFacts(screen.facts);
  const recording = useFacts(clip.facts).phase === "recording";
  if (recording) {
    return (
      <Button color="red" onClick={() => clip.finish()}>
        {t("clip.stop")}
      </Button>
    );
  }
  return (
    <>
      {open && own && (
        <Button variant="default" onClick={() => clip.record(own)}>
          {t("clip.record")}
        </Button>
      )}
      {shared.phase === "sharing" && (
        <Button variant="default" onClick={() => clip.record(shared.stream)}>
          {t("clip.recordScreen")}
        </Button>
      )}
      {!open && shared.phase !== "sharing" && <p className={classes["words"]}>{t("notStarted")}</p>}
    </>
  );
}

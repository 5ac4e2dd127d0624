import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { startMedia } from "../../call/commands/localMedia.ts";
import { MediaProblems } from "../../call/components/MediaProblems.tsx";
import { MediaToggles } from "../../call/components/MediaToggles.tsx";
import { MicrophoneMeter } from "../../call/components/MicrophoneMeter.tsx";
import { SelfView } from "../../call/components/SelfView.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { stopMedia } from "./equipmentMedia.ts";
import classes from "./PreviewSection.module.css";
import { Section } from "./Section.tsx";

/** The start of everything: camera and microphone on and off, and what they give. */
export function PreviewSection() {
  const { t } = useTranslation("equipment");
  const { t: common } = useTranslation();
  const open = useAppSelector(
    ({ localMedia }) => localMedia.audio.status === "ok" || localMedia.video.status === "ok",
  );
  return (
    <Section title={t("see.title")}>
      <div className={classes["preview"]}>
        <SelfView label={common("cameraPreview")} />
        {open && (
          <div className={classes["toggles"]}>
            <MediaToggles />
          </div>
        )}
      </div>
      {window.isSecureContext ? <StartAndStop open={open} /> : <Notice tone="error">{t("insecure")}</Notice>}
    </Section>
  );
}

function StartAndStop({ open }: { open: boolean }) {
  const { t } = useTranslation("equipment");
  const dispatch = useAppDispatch();
  const opening = useAppSelector(
    ({ localMedia }) => localMedia.audio.status === "opening" || localMedia.video.status === "opening",
  );
  // One button with two names, so that the keyboard's focus stays where it is.
  const running = open || opening;
  return (
    <>
      <Button
        variant={running ? "default" : "filled"}
        onClick={() => (running ? dispatch(stopMedia()) : void dispatch(startMedia()))}
      >
        {t(running ? "stop" : "start")}
      </Button>
      <MediaProblems />
      {open && <MicrophoneMeter />}
    </>
  );
}

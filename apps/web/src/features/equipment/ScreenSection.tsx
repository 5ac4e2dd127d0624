import { Button } from "@mantine/core";
import { IconScreenShare, IconScreenShareOff } from "@tabler/icons-react";
import { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../call/useFacts.ts";
import { Notice } from "../../ui/Notice.tsx";
import classes from "./ClipSection.module.css";
import { Section } from "./Section.tsx";
import { SharedScreen } from "./SharedScreen.tsx";

/** Shares a screen with nobody, to see what the other side would see. */
export function ScreenSection({ screen }: { screen: ScreenCapture }) {
  const { t } = useTranslation("equipment");
  const facts = useFacts(screen.facts);
  if (!ScreenCapture.supported) {
    return (
      <Section title={t("screen.title")}>
        <p className={classes["words"]}>{t("screen.unsupported")}</p>
      </Section>
    );
  }
  const sharing = facts.phase === "sharing";
  const Icon = sharing ? IconScreenShareOff : IconScreenShare;
  return (
    <Section title={t("screen.title")} lead={t("screen.lead")}>
      <Button
        variant="default"
        leftSection={<Icon size={18} aria-hidden="true" />}
        onClick={() => (sharing ? screen.stop() : void screen.start())}
      >
        {t(sharing ? "screen.stop" : "screen.share")}
      </Button>
      {facts.phase === "sharing" && <SharedScreen stream={facts.stream} />}
      {facts.phase === "off" && facts.problem && (
        <Notice tone="warning">{t(facts.problem === "refused" ? "screen.refused" : "screen.failed")}</Notice>
      )}
    </Section>
  );
}

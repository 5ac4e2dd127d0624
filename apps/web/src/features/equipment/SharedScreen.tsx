import { useTranslation } from "react-i18next";
import { VideoView } from "../../ui/VideoView.tsx";
import classes from "./ClipSection.module.css";

/** The captured screen. Muted: its sound is already playing. */
export function SharedScreen({ stream }: { stream: MediaStream }) {
  const { t } = useTranslation("equipment");
  return <VideoView stream={stream} label={t("screen.preview")} own className={classes["player"]} />;
}

import type { Peer } from "@televisit/protocol/visit";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { VideoView } from "../../ui/VideoView.tsx";
import classes from "./ScreenTile.module.css";

/** The screen that another participant shares, as large as it can be. */
export function ScreenTile({ peer }: { peer: Peer }) {
  const { t } = useTranslation("stage");
  const stream = useAppSelector((state) => state.streams.screens[peer.participantId]?.stream ?? null);
  const label = t("screen.videoOf", { name: peer.name });
  return (
    <figure className={classes["tile"]} data-stage="screen">
      <VideoView stream={stream} label={label} className={classes["video"]} />
      <figcaption className={classes["label"]}>{label}</figcaption>
    </figure>
  );
}

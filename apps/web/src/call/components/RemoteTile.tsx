import { IconMicrophoneOff, IconUserCircle } from "@tabler/icons-react";
import type { TrackState } from "@televisit/protocol/peerMessages";
import type { Peer } from "@televisit/protocol/visit";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { VideoView } from "../../ui/VideoView.tsx";
import { TheirVideoPaused } from "../quality/TheirVideoPaused.tsx";
import type { CallPhase } from "../slices/callStatus.ts";
import { InterruptedCover } from "./InterruptedCover.tsx";
import classes from "./RemoteTile.module.css";
import { TileCover } from "./TileCover.tsx";

interface RemoteTileProps {
  peer: Peer;
  phase: CallPhase;
}

/** Another participant: their picture, or in words why there is none. */
export function RemoteTile({ peer, phase }: RemoteTileProps) {
  const { t } = useTranslation(["visit", "stage"]);
  const stream = useAppSelector((state) => state.streams.remote[peer.participantId]?.stream ?? null);
  const media = useAppSelector((state) => state.peerMedia[peer.participantId]);
  const speakerId = useAppSelector((state) => state.localMedia.speakerId);
  const cover = coverOf(peer, phase, media?.video);
  return (
    <div className={classes["tile"]}>
      <VideoView
        stream={stream}
        label={t("call.videoOf", { name: peer.name })}
        sinkId={speakerId}
        className={classes["video"]}
      />
      <TheirVideoPaused participantId={peer.participantId} />
      {cover === "reconnecting" && <InterruptedCover name={peer.name} />}
      {cover && cover !== "reconnecting" && (
        <TileCover
          reason={cover}
          icon={IconUserCircle}
          words={t(`call.cover.${cover}`, { name: peer.name })}
        />
      )}
      <p className={classes["label"]} role="status">
        {peer.relation
          ? t("stage:withRelation", { name: peer.name, relation: t(`stage:relation.${peer.relation}`) })
          : peer.name}
        {media?.audio === "off" && (
          <>
            <IconMicrophoneOff size={18} aria-hidden />
            <span>{t("call.muted")}</span>
          </>
        )}
        {media?.audio === "missing" && <span>{t("call.noMicrophone")}</span>}
        {media?.audio === "interrupted" && <span>{t("call.microphonePaused")}</span>}
      </p>
    </div>
  );
}

/** Why nothing moves in the picture, undefined when it should. */
function coverOf(peer: Peer, phase: CallPhase, video: TrackState | undefined) {
  if (peer.presence === "left") return "left";
  if (peer.presence === "away" && phase !== "connected") return "away";
  if (phase === "negotiating") return "connecting";
  if (phase === "reconnecting") return "reconnecting";
  if (video === "off") return "cameraOff";
  if (video === "interrupted") return "cameraPaused";
  if (video === "missing") return "noCamera";
  return undefined;
}

import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { toggleMuted } from "../commands/localMedia.ts";

interface MediaTogglesProps {
  /** What stands beside each button, such as the choice of device. */
  besideMicrophone?: ReactNode;
  besideCamera?: ReactNode;
}

/** The microphone and camera buttons; the same two before, while waiting and in the call. */
export function MediaToggles({ besideMicrophone, besideCamera }: MediaTogglesProps) {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const audio = useAppSelector((state) => state.localMedia.audio);
  const video = useAppSelector((state) => state.localMedia.video);
  return (
    <>
      <RoundButton
        label={t(audio.muted ? "unmute" : "mute")}
        icon={audio.muted ? <IconMicrophoneOff aria-hidden /> : <IconMicrophone aria-hidden />}
        tone={audio.muted ? "off" : "plain"}
        disabled={audio.status !== "ok"}
        onClick={() => dispatch(toggleMuted("audio"))}
      />
      {besideMicrophone}
      <RoundButton
        label={t(video.muted ? "cameraOn" : "cameraOff")}
        icon={video.muted ? <IconVideoOff aria-hidden /> : <IconVideo aria-hidden />}
        tone={video.muted ? "off" : "plain"}
        disabled={video.status !== "ok"}
        onClick={() => dispatch(toggleMuted("video"))}
      />
      {besideCamera}
    </>
  );
}

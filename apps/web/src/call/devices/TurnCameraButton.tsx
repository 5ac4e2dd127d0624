import { IconCameraRotate } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { turnCamera } from "./turnCamera.ts";

/** Front or back camera; on phones and tablets, or wherever a camera says which way it faces. */
export function TurnCameraButton() {
  const { t } = useTranslation("devices");
  const dispatch = useAppDispatch();
  const { video, devices } = useAppSelector((state) => state.localMedia);
  const handheld = video.facingMode !== null || window.matchMedia("(pointer: coarse)").matches;
  if (!handheld || devices.cameras.length < 2 || video.status !== "ok") return null;
  return (
    <RoundButton
      label={t("turn")}
      icon={<IconCameraRotate aria-hidden />}
      onClick={() => void dispatch(turnCamera())}
    />
  );
}

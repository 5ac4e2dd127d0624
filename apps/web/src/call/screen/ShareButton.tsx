import { IconScreenShare, IconScreenShareOff } from "@tabler/icons-react";
import { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { toggleScreen } from "./toggleScreen.ts";

/** Shares the screen and ends that. Phones cannot share theirs: there is no button then. */
export function ShareButton() {
  const { t } = useTranslation("stage");
  const dispatch = useAppDispatch();
  const sharing = useAppSelector((state) => state.screen.phase === "sharing");
  if (!ScreenCapture.supported) return null;
  return (
    <RoundButton
      label={t(sharing ? "screen.stop" : "screen.share")}
      icon={sharing ? <IconScreenShareOff aria-hidden /> : <IconScreenShare aria-hidden />}
      tone={sharing ? "off" : "plain"}
      onClick={() => dispatch(toggleScreen())}
    />
  );
}

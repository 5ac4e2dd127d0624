import { IconMaximize, IconMinimize } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MoreItem } from "./MoreItem.tsx";
import { canFullScreen, toggleFullScreen, useFullScreen } from "./useFullScreen.ts";

/** In the More menu: fills the screen with the call. */
export function FullScreenEntry() {
  const { t } = useTranslation("stage");
  const full = useFullScreen();
  if (!canFullScreen) return null;
  return (
    <MoreItem icon={full ? <IconMinimize /> : <IconMaximize />} shortcut="F" onClick={toggleFullScreen}>
      {t(full ? "fullScreen.exit" : "fullScreen.enter")}
    </MoreItem>
  );
}

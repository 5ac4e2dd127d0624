import { IconWifiOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./TheirVideoPaused.module.css";

/** Lies over a participant's picture while it stands still for want of bandwidth. */
export function TheirVideoPaused({ participantId }: { participantId: string }) {
  const { t } = useTranslation("quality");
  const paused = useAppSelector((state) => state.quality[participantId]?.theirsPaused ?? false);
  return (
    <div role="status" className={paused ? classes["cover"] : undefined}>
      {paused && (
        <>
          <IconWifiOff size={56} stroke={1.2} aria-hidden />
          <p>{t("paused")}</p>
        </>
      )}
    </div>
  );
}

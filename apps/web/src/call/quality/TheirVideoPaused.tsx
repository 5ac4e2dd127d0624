import { IconWifiOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { TileCover } from "../components/TileCover.tsx";

/** Lies over a participant's picture while it stands still for want of bandwidth. */
export function TheirVideoPaused({ participantId }: { participantId: string }) {
  const { t } = useTranslation("quality");
  const paused = useAppSelector((state) => state.quality[participantId]?.theirsPaused ?? false);
  return (
    <div role="status">{paused && <TileCover reason="slow" icon={IconWifiOff} words={t("paused")} />}</div>
  );
}

import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../../app/hooks.ts";
import { useArrivalSound } from "./useArrivalSound.ts";

/** Sounds and says aloud who comes to the waiting room: only what is added to the region is read (WAI-ARIA `aria-relevant`). */
export function ArrivalAnnouncer() {
  const { t } = useTranslation("dashboard");
  const { waiting, arrivals } = useAppSelector((state) => state.dashboard);
  useArrivalSound(arrivals);
  const arrived = (waiting ?? []).filter((entry) => arrivals.includes(entry.visitId));
  return (
    <div className="tv-visually-hidden" role="log" aria-live="polite">
      {arrived.map((entry) => (
        <p key={entry.visitId}>{t("waiting.arrived", { name: entry.clientName })}</p>
      ))}
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import { DeviceCheck } from "../components/DeviceCheck.tsx";

/** Camera, microphone and speaker during a call, with one's own picture and sound to try them by. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("devices");
  return (
    <Dialog title={t("settings")} closeLabel={t("close")} onClose={onClose}>
      <DeviceCheck />
    </Dialog>
  );
}

import { IconSettings } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RoundButton } from "../../ui/RoundButton.tsx";
import { SettingsDialog } from "./SettingsDialog.tsx";

/** Opens the settings: what one is seen, heard and listening with. */
export function SettingsButton() {
  const { t } = useTranslation("devices");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <RoundButton
        label={t("settings")}
        icon={<IconSettings aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && <SettingsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

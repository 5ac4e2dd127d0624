import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";

/** In place of the inspector where its code could not be loaded. */
export function InspectorMissing({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("stage");
  return (
    <Dialog title={t("inspector.title")} closeLabel={t("inspector.close")} onClose={onClose}>
      <p>{t("inspector.missing")}</p>
    </Dialog>
  );
}

import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import "./inspectorWords.ts";
import { OwnConnections } from "./OwnConnections.tsx";

/** The connection inspector during a call, over its pictures. */
export default function InspectorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("inspector");
  return (
    <Dialog title={t("title")} closeLabel={t("close")} onClose={onClose} wide>
      <OwnConnections none={t("none")} />
    </Dialog>
  );
}

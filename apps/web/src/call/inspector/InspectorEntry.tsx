import { IconActivity } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { MoreItem } from "../layout/MoreItem.tsx";
import { OpenInspector } from "./openInspector.ts";

/** In the More menu: what happens on the connection. */
export function InspectorEntry() {
  const { t } = useTranslation("stage");
  const open = useContext(OpenInspector);
  return (
    <MoreItem icon={<IconActivity />} onClick={open}>
      {t("inspector.title")}
    </MoreItem>
  );
}

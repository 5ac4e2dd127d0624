import { IconKeyboard } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { MoreItem } from "../layout/MoreItem.tsx";
import { OpenShortcutHelp } from "./openShortcutHelp.ts";

/** In the More menu: the list of keyboard shortcuts. */
export function ShortcutsEntry() {
  const { t } = useTranslation("stage");
  const open = useContext(OpenShortcutHelp);
  return (
    <MoreItem icon={<IconKeyboard />} shortcut="?" onClick={open}>
      {t("shortcuts.title")}
    </MoreItem>
  );
}

import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./MoreMenu.module.css";
import { useLayout } from "./useLayout.ts";

/** In the More menu: how the pictures are arranged. */
export function LayoutEntry() {
  const { t } = useTranslation("stage");
  const [layout, setLayout] = useLayout();
  const choose = (value: string) => setLayout(value === "side-by-side" ? value : "speaker");
  return (
    <Menu.RadioGroup value={layout} onChange={choose}>
      <Menu.Label>{t("layout.label")}</Menu.Label>
      <Menu.RadioItem className={classes["item"] ?? ""} value="speaker">
        {t("layout.speaker")}
      </Menu.RadioItem>
      <Menu.RadioItem className={classes["item"] ?? ""} value="side-by-side">
        {t("layout.sideBySide")}
      </Menu.RadioItem>
    </Menu.RadioGroup>
  );
}

import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "../layout/MoreMenu.module.css";
import { useSwitch } from "./useSwitch.ts";

/** In the More menu: the sounds of coming and going, on or off. */
export function SoundsEntry() {
  const { t } = useTranslation("stage");
  const [on, setOn] = useSwitch("sounds");
  return (
    <Menu.CheckboxItem className={classes["item"] ?? ""} checked={on} onChange={setOn}>
      {t("sounds")}
    </Menu.CheckboxItem>
  );
}

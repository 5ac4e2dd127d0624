import { Menu } from "@mantine/core";
import type { Device } from "@televisit/rtc/devices";
import { useTranslation } from "react-i18next";
import type { DeviceKind } from "../slices/localMedia.ts";
import classes from "./DeviceMenu.module.css";

interface DeviceChoicesProps {
  title: string;
  kind: DeviceKind;
  list: readonly Device[];
  /** Id of the device in use; empty when none is. */
  chosen: string;
  onChoose: (deviceId: string) => void;
}

/** The devices of one kind in a menu, the one in use marked. */
export function DeviceChoices({ title, kind, list, chosen, onChoose }: DeviceChoicesProps) {
  const { t } = useTranslation("devices");
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {list.length === 0 && (
        <Menu.Item className={classes["item"] ?? ""} disabled>
          {t("none")}
        </Menu.Item>
      )}
      <div role="group" aria-label={title}>
        <Menu.RadioGroup value={chosen} onChange={onChoose}>
          {list.map(({ deviceId, label }) => (
            <Menu.RadioItem
              key={deviceId}
              value={deviceId}
              closeMenuOnClick
              className={classes["item"] ?? ""}
            >
              {label || t(`unnamed.${kind}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
    </>
  );
}

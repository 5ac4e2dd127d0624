import { Menu, UnstyledButton } from "@mantine/core";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { IconChevronUp } from "@tabler/icons-react";
import type { MediaKind } from "@televisit/rtc/mediaKind";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import words from "../../i18n/en/devices.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { selectDevice, selectSpeaker } from "../commands/localMedia.ts";
import { currentDevice } from "./currentDevice.ts";
import { DeviceChoices } from "./DeviceChoices.tsx";
import classes from "./DeviceMenu.module.css";
import { deviceOf, listOf } from "./deviceKinds.ts";

addCatalogue("devices", words);

/** The small arrow beside a button of the bar: which camera, or which microphone and speaker. */
export function DeviceMenu({ kind }: { kind: MediaKind }) {
  const { t } = useTranslation("devices");
  const label = t(`choose.${deviceOf[kind]}`);
  return (
    <Menu position="top" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes["arrow"] ?? ""} aria-label={label} title={label}>
          <IconChevronUp size={20} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes["menu"] ?? ""}>
        <TrackDevices kind={kind} />
        {kind === "audio" && <Speakers />}
      </Menu.Dropdown>
    </Menu>
  );
}

function TrackDevices({ kind }: { kind: MediaKind }) {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const { devices, [kind]: facts } = useAppSelector((state) => state.localMedia);
  const list = devices[listOf[kind]];
  return (
    <DeviceChoices
      title={t(deviceOf[kind])}
      kind={deviceOf[kind]}
      list={list}
      chosen={currentDevice(list, facts)}
      onChoose={(deviceId) => void dispatch(selectDevice(kind, deviceId))}
    />
  );
}

/** Only where the page can choose the speaker (Audio Output Devices API). */
function Speakers() {
  const { t } = useTranslation("devices");
  const dispatch = useAppDispatch();
  const { devices, speakerId } = useAppSelector((state) => state.localMedia);
  if (!("setSinkId" in HTMLMediaElement.prototype) || devices.speakers.length === 0) return null;
  return (
    <DeviceChoices
      title={t("speakers")}
      kind="speaker"
      list={devices.speakers}
      chosen={speakerId ?? devices.speakers[0]?.deviceId ?? ""}
      onChoose={(deviceId) => void dispatch(selectSpeaker(deviceId))}
    />
  );
}

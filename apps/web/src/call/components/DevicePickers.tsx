import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { selectDevice, selectSpeaker } from "../commands/localMedia.ts";
import { currentDevice } from "../devices/currentDevice.ts";
import classes from "./DevicePickers.module.css";

const canChooseSpeaker = "setSinkId" in HTMLMediaElement.prototype;

/** Choice of camera, microphone and, where the browser can, speaker. Native selects: phones do them best. */
export function DevicePickers() {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const { audio, video, devices, speakerId } = useAppSelector((state) => state.localMedia);
  return (
    <div className={classes["pickers"]}>
      <NativeSelect
        label={t("camera")}
        size="md"
        data={options(devices.cameras, t("noDevice"))}
        value={currentDevice(devices.cameras, video)}
        disabled={devices.cameras.length === 0}
        onChange={(event) => void dispatch(selectDevice("video", event.currentTarget.value))}
      />
      <NativeSelect
        label={t("microphone")}
        size="md"
        data={options(devices.microphones, t("noDevice"))}
        value={currentDevice(devices.microphones, audio)}
        disabled={devices.microphones.length === 0}
        onChange={(event) => void dispatch(selectDevice("audio", event.currentTarget.value))}
      />
      {canChooseSpeaker && (
        <NativeSelect
          label={t("speaker")}
          size="md"
          data={options(devices.speakers, t("systemSpeaker"))}
          value={speakerId ?? devices.speakers[0]?.deviceId ?? ""}
          disabled={devices.speakers.length === 0}
          onChange={(event) => void dispatch(selectSpeaker(event.currentTarget.value))}
        />
      )}
    </div>
  );
}

function options(devices: { deviceId: string; label: string }[], whenNone: string) {
  if (devices.length === 0) return [{ value: "", label: whenNone }];
  return devices.map(({ deviceId, label }) => ({ value: deviceId, label }));
}

import { type ConstrainResult, constrainTrack, type TrackRequest } from "@televisit/rtc/constrainTrack";
import { onDeviceChange } from "@televisit/rtc/devices";
import type { MediaKind } from "@televisit/rtc/mediaKind";
import { soundProperties, trackFacts } from "@televisit/rtc/trackFacts";
import type { AppThunk } from "../../app/store.ts";
import { refreshDevices } from "../../call/commands/localMedia.ts";
import type { EquipmentBench } from "./EquipmentBench.ts";

type SoundRequest = NonNullable<TrackRequest["sound"]>;

/** Keeps the bench's list of devices up to date. Returns how to leave: everything is stopped and given back. */
export function openBench(bench: EquipmentBench): AppThunk<() => void> {
  return (dispatch, _getState, { media }) => {
    void dispatch(refreshDevices()); // who allowed them earlier can choose before starting
    const watching = new AbortController();
    const read = () => void bench.devices.read();
    read();
    onDeviceChange(read, watching.signal);
    media.events.on("changed", read); // an opened device uncovers the names of its kind
    return () => {
      watching.abort();
      media.events.off("changed", read);
      bench.clear();
      media.stop();
    };
  };
}

/** Gives camera and microphone back. */
export function stopMedia(): AppThunk {
  return (_dispatch, _getState, { media }) => media.stop();
}

/** Sets the open device of a kind to exactly what is asked for, or says why not. */
export function constrain(kind: MediaKind, request: TrackRequest): AppThunk<Promise<ConstrainResult>> {
  return async (_dispatch, _getState, { media }) => {
    const track = media.track(kind);
    return track ? constrainTrack(track, request) : { outcome: "failed" };
  };
}

/**
 * Switches the processing of the microphone; answers whether it is as asked. Chromium does not
 * change it on an open microphone (OverconstrainedError), which is then closed and opened again.
 */
export function processSound(sound: SoundRequest): AppThunk<Promise<boolean>> {
  return async (dispatch, getState, { media }) => {
    const result = await dispatch(constrain("audio", { sound }));
    const { deviceId } = getState().localMedia.audio;
    if (result.outcome !== "applied" && deviceId !== null) {
      media.stopKind("audio");
      await media.start({ audio: { deviceId, sound } });
    }
    const track = media.track("audio");
    const obtained = track ? trackFacts(track).sound : {};
    return soundProperties.every((name) => sound[name] === undefined || sound[name] === obtained[name]);
  };
}

/** How the cameras of the phone that is made of three fake ones behave. */
export interface PhoneCameras {
  /** As on many phones: a camera cannot be opened while another is open. */
  oneAtATime: boolean;
}

declare global {
  interface Window {
    phoneCameras: PhoneCameras;
  }
}

/**
 * Runs in the page before its scripts: the first fake camera is the front one of a phone and the third the back
 * one. They say which way they face and are found by it, as a phone's are; the pictures are the real fake ones.
 */
export function turnIntoPhone(cameras: PhoneCameras): void {
  const faces = new Map([
    ["fake_device_0", "user"],
    ["fake_device_2", "environment"],
  ]);
  const { mediaDevices } = navigator;
  const list = mediaDevices.enumerateDevices.bind(mediaDevices);
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  const settingsOf = MediaStreamTrack.prototype.getSettings;
  const opened: MediaStreamTrack[] = [];

  mediaDevices.enumerateDevices = async () => (await list()).filter(({ label }) => label !== "fake_device_1");
  MediaStreamTrack.prototype.getSettings = function getSettings(this: MediaStreamTrack) {
    const facingMode = faces.get(this.label);
    return { ...settingsOf.call(this), ...(facingMode ? { facingMode } : {}) };
  };
  mediaDevices.getUserMedia = async (constraints = {}) => {
    const { video } = constraints;
    const wanted = typeof video === "object" ? video.facingMode : undefined;
    const facing =
      typeof wanted === "object" && !Array.isArray(wanted) ? (wanted.exact ?? wanted.ideal) : wanted;
    const busy = opened.some(({ readyState }) => readyState === "live");
    if (video && cameras.oneAtATime && busy) throw new DOMException("", "NotReadableError");
    const found = (await list()).find(({ label }) => facing !== undefined && faces.get(label) === facing);
    const chosen = found && typeof video === "object" && { ...video, deviceId: { exact: found.deviceId } };
    if (chosen) delete chosen.facingMode;
    const stream = await open(chosen ? { ...constraints, video: chosen } : constraints);
    opened.push(...stream.getVideoTracks());
    return stream;
  };
}

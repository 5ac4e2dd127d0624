/** VP8 first: the cheapest to encode on a machine that is in a call at the same time. */
const formats = ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

/** The media type in which this browser can record a canvas with sound; undefined where it cannot. */
export function recordingFormat(): string | undefined {
  if (!("MediaRecorder" in globalThis) || !("captureStream" in HTMLCanvasElement.prototype)) return undefined;
  return formats.find((format) => MediaRecorder.isTypeSupported(format));
}

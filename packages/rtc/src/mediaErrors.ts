/**
 * Why a device could not be opened: `refused` by the person, the browser's settings or the
 * system · `missing`, there is none · `busy`, another program or page holds it · `overconstrained`,
 * none that fits the request · `insecure`, the page may not ask (no HTTPS) · `failed`, anything else.
 */
export type MediaProblem = "refused" | "missing" | "busy" | "overconstrained" | "insecure" | "failed";

/** Names that getUserMedia and getDisplayMedia reject with, those of older browsers included. */
const problems: Readonly<Record<string, MediaProblem>> = {
  NotAllowedError: "refused", // Chrome says so for "Permission denied by system" as well
  PermissionDeniedError: "refused",
  PermissionDismissedError: "refused",
  NotFoundError: "missing",
  DevicesNotFoundError: "missing",
  NotReadableError: "busy",
  TrackStartError: "busy",
  SourceUnavailableError: "busy",
  AbortError: "busy", // Firefox: "Starting videoinput failed"; Chrome: timeout starting video source
  OverconstrainedError: "overconstrained",
  ConstraintNotSatisfiedError: "overconstrained",
  SecurityError: "insecure", // user media is disabled for the document (Media Capture §10.2)
};

/** Names the problem behind a rejection of getUserMedia or getDisplayMedia. */
export function mediaProblem(error: unknown): MediaProblem {
  if (!(error instanceof Error)) return "failed";
  // Outside a secure context `navigator.mediaDevices` is undefined, and using it a TypeError.
  if (error instanceof TypeError) return "mediaDevices" in navigator ? "failed" : "insecure";
  return problems[error.name] ?? "failed";
}

import { watchAudioLevel } from "./audioLevel.ts";
import { SpeechDetector } from "./SpeechDetector.ts";

/**
 * Calls back while somebody speaks into a muted microphone. A muted track is silent (`enabled` is
 * false), so a copy of it is listened to: it is never sent or kept, only its level is read, and it
 * is stopped when the signal aborts. Abort it before the microphone is given back.
 */
export function watchMutedSpeech(
  muted: MediaStreamTrack,
  onSpeech: (speaking: boolean) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const copy = muted.clone();
  copy.enabled = true;
  signal.addEventListener("abort", () => copy.stop(), { once: true });
  const detector = new SpeechDetector();
  let speaking = false;
  watchAudioLevel(
    copy,
    (level) => {
      const now = detector.hear(level, performance.now());
      if (now === speaking) return;
      speaking = now;
      onSpeech(speaking);
    },
    signal,
  );
}

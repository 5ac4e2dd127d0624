/** Below this the meter shows nothing; speech is at about -30 dBFS. */
const FLOOR_DB = -60;

/**
 * Measures how loud a track or stream is, once per painted frame: 0 is silence (below -60 dBFS),
 * 1 full scale, linear in decibels. Ends, and frees the audio context, when the signal aborts.
 */
export function watchAudioLevel(
  source: MediaStreamTrack | MediaStream,
  onLevel: (level: number) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const stream = source instanceof MediaStream ? source : new MediaStream([source]);
  if (stream.getAudioTracks().length === 0) return;
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  keepRunning(context, signal);
  const samples = new Float32Array(analyser.fftSize);
  const measure = () => {
    if (signal.aborted) return;
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
    requestAnimationFrame(measure);
  };
  requestAnimationFrame(measure);
  signal.addEventListener("abort", () => void context.close(), { once: true });
}

/** Without a gesture the context starts suspended (autoplay policy): the next gesture resumes it. */
function keepRunning(context: AudioContext, signal: AbortSignal): void {
  const resume = () => {
    // Rejects when the context was closed meanwhile: nothing is left to run.
    if (context.state !== "running") context.resume().catch(() => undefined);
  };
  resume();
  for (const gesture of ["pointerdown", "keydown"]) {
    document.addEventListener(gesture, resume, { signal, passive: true });
  }
}

function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}

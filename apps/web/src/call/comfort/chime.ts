/** Two soft tones each, in Hz: upwards for someone who comes, downwards for someone who goes. */
const tones = { joined: [523, 784], left: [587, 392], waiting: [659, 880] } as const;

/** Seconds that a tone takes to fade. */
const LENGTH = 0.35;
const LOUDNESS = 0.05;

/** Plays a soft sound, made on the spot. Silent where the browser does not let the page be heard yet. */
export function chime(occasion: keyof typeof tones): void {
  const context = new AudioContext();
  const endings = tones[occasion].map((frequency, index) => {
    const start = context.currentTime + index * 0.16;
    const oscillator = new OscillatorNode(context, { type: "sine", frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + LENGTH);
    return oscillator;
  });
  endings.at(-1)?.addEventListener("ended", () => void context.close(), { once: true });
}

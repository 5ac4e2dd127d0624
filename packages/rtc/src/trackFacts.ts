/** What of a picture can be asked for by a number: pixels, pixels, frames a second, width by height. */
export const pictureProperties = ["width", "height", "frameRate", "aspectRatio"] as const;
export type PictureProperty = (typeof pictureProperties)[number];

/** What of a sound can be switched on and off. */
export const soundProperties = ["echoCancellation", "noiseSuppression", "autoGainControl"] as const;
export type SoundProperty = (typeof soundProperties)[number];

export interface Range {
  min: number;
  max: number;
}

/** What a track is set to and what its device can do, as plain data (Media Capture §4.3.1). */
export interface TrackFacts {
  picture: Partial<Record<PictureProperty, number>>;
  /** What the device can do; empty where the browser does not tell (`getCapabilities`). */
  ranges: Partial<Record<PictureProperty, Range>>;
  sound: Partial<Record<SoundProperty, boolean>>;
  /** The sound properties that this device can have both on and off. */
  switchable: SoundProperty[];
  /** Everything the browser says, for support: in its own words. */
  settings: Record<string, string>;
  capabilities: Record<string, string>;
}

/** Reads the settings and capabilities of a track; nothing of it changes by itself afterwards. */
export function trackFacts(track: MediaStreamTrack): TrackFacts {
  const settings = track.getSettings();
  // Firefox before 132 has no getCapabilities.
  const capabilities = "getCapabilities" in track ? track.getCapabilities() : {};
  const facts: TrackFacts = {
    picture: {},
    ranges: {},
    sound: {},
    switchable: [],
    settings: readable(settings),
    capabilities: readable(capabilities),
  };
  for (const name of pictureProperties) {
    const value = settings[name];
    const range = rangeOf(capabilities[name]);
    if (value !== undefined) facts.picture[name] = value;
    if (range) facts.ranges[name] = range;
  }
  for (const name of soundProperties) {
    const value = settings[name];
    // Echo cancellation may be a word, such as "all" or "remote-only": it is on then.
    if (value !== undefined) facts.sound[name] = value !== false;
    const choices: readonly unknown[] = capabilities[name] ?? [];
    if (choices.includes(true) && choices.includes(false)) facts.switchable.push(name);
  }
  return facts;
}

function rangeOf(range: DoubleRange | ULongRange | undefined): Range | null {
  if (range?.min === undefined || range.max === undefined) return null;
  return { min: range.min, max: range.max };
}

function readable(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(value)]));
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  if (typeof value !== "object" || value === null) return String(value);
  const { min, max } = value as { min?: unknown; max?: unknown };
  return min === undefined || max === undefined ? JSON.stringify(value) : `${inWords(min)}–${inWords(max)}`;
}

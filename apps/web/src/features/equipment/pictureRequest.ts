import { type PictureProperty, pictureProperties } from "@televisit/rtc/trackFacts";

/** The fields as they are typed; an empty one leaves the choice to the browser. */
export type PictureFields = Record<PictureProperty, string>;
export type PictureRequest = Partial<Record<PictureProperty, number>>;

/** The ratios that are offered, by the text people know them by. */
export const ratios: Readonly<Record<string, number>> = {
  "16:9": 16 / 9,
  "4:3": 4 / 3,
  "1:1": 1,
  "3:4": 3 / 4,
  "9:16": 9 / 16,
};

/** Reads the fields: what to ask the camera for, and which fields are no number greater than 0. */
export function readPictureFields(fields: PictureFields): {
  request: PictureRequest;
  wrong: PictureProperty[];
} {
  const request: PictureRequest = {};
  const wrong: PictureProperty[] = [];
  for (const name of pictureProperties) {
    const text = fields[name].trim();
    if (text === "") continue;
    const value = ratios[text] ?? Number(text.replace(",", "."));
    if (Number.isFinite(value) && value > 0) request[name] = value;
    else wrong.push(name);
  }
  return { request, wrong };
}

/** The fields after one was changed: with a ratio chosen, width and height follow each other. */
export function changeField(fields: PictureFields, name: PictureProperty, text: string): PictureFields {
  const changed = { ...fields, [name]: text };
  const ratio = ratios[changed.aspectRatio];
  if (ratio === undefined || name === "frameRate") return changed;
  if (name === "height") return { ...changed, width: scaled(changed.height, ratio) ?? changed.width };
  return { ...changed, height: scaled(changed.width, 1 / ratio) ?? changed.height };
}

function scaled(text: string, factor: number): string | null {
  const value = Number(text);
  return value > 0 ? String(Math.round(value * factor)) : null;
}

import type { ConstrainResult } from "@televisit/rtc/constrainTrack";
import type { PictureProperty, TrackFacts } from "@televisit/rtc/trackFacts";
import { type FormEvent, useState } from "react";
import { changeField, type PictureFields, type PictureRequest, readPictureFields } from "./pictureRequest.ts";
import type { TrackControl } from "./useTrack.ts";

/** What was asked of the camera, and what came of it. */
export interface PictureAnswer {
  asked: PictureRequest;
  result: ConstrainResult;
}

/** What the picture form holds: its fields, those that are wrong, and the answer to the last try. */
export function usePictureForm(facts: TrackFacts, ask: TrackControl["ask"]) {
  const [fields, setFields] = useState(() => initialFields(facts));
  const [wrong, setWrong] = useState<PictureProperty[]>([]);
  const [answer, setAnswer] = useState<PictureAnswer | null>(null);

  const submit = async () => {
    const read = readPictureFields(fields);
    setWrong(read.wrong);
    if (read.wrong.length > 0) return;
    setAnswer({ asked: read.request, result: await ask({ picture: read.request }) });
  };
  return {
    fields,
    wrong,
    answer,
    change: (name: PictureProperty, text: string) => setFields(changeField(fields, name, text)),
    submit(event: FormEvent) {
      event.preventDefault();
      void submit();
    },
  };
}

function initialFields({ picture: { width, height, frameRate } }: TrackFacts): PictureFields {
  const text = (value: number | undefined) => (value === undefined ? "" : String(Math.round(value)));
  return { width: text(width), height: text(height), frameRate: text(frameRate), aspectRatio: "" };
}

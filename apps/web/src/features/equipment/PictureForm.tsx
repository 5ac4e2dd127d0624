import { Button, NativeSelect } from "@mantine/core";
import type { PictureProperty, TrackFacts } from "@televisit/rtc/trackFacts";
import { useTranslation } from "react-i18next";
import { useFocusInvalid } from "../../ui/useFocusInvalid.ts";
import { NumberField } from "./NumberField.tsx";
import { PictureOutcome } from "./PictureOutcome.tsx";
import classes from "./PictureSection.module.css";
import { ratios } from "./pictureRequest.ts";
import { usePictureForm } from "./usePictureForm.ts";
import type { TrackControl } from "./useTrack.ts";

interface PictureFormProps extends Pick<TrackControl, "ask"> {
  facts: TrackFacts;
}

/** Asks the camera for exactly what is entered, and shows what came of it. */
export function PictureForm({ facts, ask }: PictureFormProps) {
  const { t } = useTranslation("equipment");
  const { fields, wrong, answer, change, submit } = usePictureForm(facts, ask);
  const form = useFocusInvalid(wrong);
  const field = (name: PictureProperty) => ({
    name,
    value: fields[name],
    range: facts.ranges[name],
    wrong: wrong.includes(name),
    onChange: change,
  });

  return (
    <form ref={form} className={classes["form"]} noValidate onSubmit={submit}>
      <div className={classes["fields"]}>
        <NumberField {...field("width")} />
        <NumberField {...field("height")} />
        <NumberField {...field("frameRate")} />
        <NativeSelect
          label={t("picture.aspectRatio")}
          data={[{ value: "", label: t("picture.anyRatio") }, ...Object.keys(ratios)]}
          value={fields.aspectRatio}
          onChange={(event) => change("aspectRatio", event.currentTarget.value)}
        />
      </div>
      <Button type="submit" variant="default">
        {t("picture.apply")}
      </Button>
      <PictureOutcome facts={facts} answer={answer} />
    </form>
  );
}

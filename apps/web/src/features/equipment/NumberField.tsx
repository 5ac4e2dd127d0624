import { TextInput } from "@mantine/core";
import type { PictureProperty, Range } from "@televisit/rtc/trackFacts";
import { useTranslation } from "react-i18next";
import { formatNumber } from "./formatNumber.ts";

interface NumberFieldProps {
  name: PictureProperty;
  value: string;
  range: Range | undefined;
  wrong: boolean;
  onChange: (name: PictureProperty, text: string) => void;
}

/** A number to ask the camera for, with what the camera can do below it. */
export function NumberField({ name, value, range, wrong, onChange }: NumberFieldProps) {
  const { t } = useTranslation("equipment");
  const unit = t(name === "frameRate" ? "picture.perSecond" : "picture.pixels");
  return (
    <TextInput
      label={t(`picture.${name}`)}
      description={
        range
          ? t("picture.range", { min: formatNumber(range.min), max: formatNumber(range.max), unit })
          : t("picture.noRange")
      }
      error={wrong && t("picture.notNumber")}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(name, event.currentTarget.value)}
    />
  );
}

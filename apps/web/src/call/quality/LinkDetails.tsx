import type { LinkSample } from "@televisit/rtc/LinkSample";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./LinkDetails.module.css";

/** The numbers of a connection, in words that support can ask for. */
export function LinkDetails({ participantId }: { participantId: string }) {
  const { t } = useTranslation("quality");
  const link = useAppSelector((state) => state.quality[participantId]?.link);
  if (!link) return null;
  return (
    <dl className={classes["list"]}>
      {rowsOf(link, t).map(({ name, value }) => (
        <div key={name} className={classes["row"]}>
          <dt>{name}</dt>
          <dd className={classes["value"]}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function rowsOf(link: LinkSample, t: TFunction<"quality">): { name: string; value: string }[] {
  const milliseconds = (value: number | null) =>
    value === null ? t("unknown") : t("milliseconds", { value: Math.round(value) });
  const kilobits = (value: number) => t("kilobits", { value: Math.round(value / 1000) });
  const { width, height, framesPerSecond } = link;
  return [
    { name: t("roundTrip"), value: milliseconds(link.roundTrip) },
    { name: t("loss"), value: link.loss === null ? t("unknown") : `${(link.loss * 100).toFixed(1)} %` },
    { name: t("jitter"), value: milliseconds(link.jitter) },
    { name: t("sending"), value: kilobits(link.sendBitrate) },
    { name: t("receiving"), value: kilobits(link.receiveBitrate) },
    {
      name: t("picture"),
      value:
        width && height
          ? t("pictureValue", { width, height, rate: Math.round(framesPerSecond ?? 0) })
          : t("none"),
    },
    { name: t("path"), value: t(link.path ?? "unknown") },
  ];
}

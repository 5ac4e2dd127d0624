import { type PictureProperty, pictureProperties, type TrackFacts } from "@televisit/rtc/trackFacts";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice.tsx";
import { formatNumber } from "./formatNumber.ts";
import classes from "./PictureSection.module.css";
import type { PictureAnswer } from "./usePictureForm.ts";

interface PictureOutcomeProps {
  facts: TrackFacts;
  /** The last try; null before the first. */
  answer: PictureAnswer | null;
}

/** What the camera sends now, in words; after a try what was asked beside what was obtained. */
export function PictureOutcome({ facts, answer }: PictureOutcomeProps) {
  const { t } = useTranslation("equipment");
  const { width, height, frameRate } = facts.picture;
  const values = { width: shown(width), height: shown(height), frameRate: shown(frameRate) };
  if (!answer) return <p>{t("picture.now", values)}</p>;
  return (
    <>
      {answer.result.outcome === "applied" ? (
        <Notice tone="info">{t("picture.applied", values)}</Notice>
      ) : (
        <Refusal facts={facts} asked={answer.asked} result={answer.result} />
      )}
      <Comparison asked={answer.asked} obtained={facts.picture} />
    </>
  );
}

interface RefusalProps extends PictureAnswer {
  facts: TrackFacts;
}

/** Which of the values the camera cannot do, and what it can. */
function Refusal({ facts, asked, result }: RefusalProps) {
  const { t } = useTranslation("equipment");
  if (result.outcome !== "overconstrained") return <Notice tone="error">{t("picture.failed")}</Notice>;
  const name = pictureProperties.find((property) => property === result.constraint);
  const value = name && asked[name];
  if (!name || value === undefined) return <Notice tone="error">{t("picture.overAny")}</Notice>;
  const words = { asked: formatNumber(value), property: t(`picture.names.${name}`) };
  const range = facts.ranges[name];
  if (!range) return <Notice tone="error">{t("picture.overUnknown", words)}</Notice>;
  const fits = value >= range.min && value <= range.max;
  if (fits) return <Notice tone="error">{t("picture.overTogether", words)}</Notice>;
  const limits = { min: formatNumber(range.min), max: formatNumber(range.max) };
  return <Notice tone="error">{t("picture.over", { ...words, ...limits })}</Notice>;
}

type Values = Partial<Record<PictureProperty, number>>;

function Comparison({ asked, obtained }: { asked: Values; obtained: Values }) {
  const { t } = useTranslation("equipment");
  return (
    <table className={classes["table"]}>
      <caption>{t("picture.compare")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("picture.property")}</th>
          <th scope="col">{t("picture.asked")}</th>
          <th scope="col">{t("picture.obtained")}</th>
        </tr>
      </thead>
      <tbody>
        {pictureProperties.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`picture.${name}`)}</th>
            <td>{asked[name] === undefined ? t("picture.open") : formatNumber(asked[name])}</td>
            <td>{obtained[name] === undefined ? t("unknown") : formatNumber(obtained[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(value: number | undefined): string {
  return value === undefined ? "?" : formatNumber(value);
}

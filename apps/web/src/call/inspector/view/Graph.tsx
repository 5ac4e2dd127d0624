import { useTranslation } from "react-i18next";
import classes from "./Graphs.module.css";
import { HEIGHT, linePoints, WIDTH } from "./linePoints.ts";

export interface GraphLine {
  name: string;
  /** A value a second, the latest last; null where nothing was measured. */
  values: (number | null)[];
}

interface GraphProps {
  name: "bitrate" | "roundTrip" | "loss" | "jitter" | "frameRate" | "resolution";
  unit: "kilobits" | "milliseconds" | "percent" | "perSecond" | "lines";
  lines: GraphLine[];
}

/** One measure over time, with its latest value in words. */
export function Graph({ name, unit, lines }: GraphProps) {
  const { t } = useTranslation("inspector");
  const title = t(`graphs.${name}`);
  const words = (value: number) => t(`graphs.${unit}`, { value: round(value) });
  const now = ({ values }: GraphLine) => {
    const latest = values.at(-1);
    return latest === null || latest === undefined ? t("unknown") : words(latest);
  };
  const summary = (line: GraphLine) => {
    const values = measured(line.values);
    if (values.length === 0) return t("graphs.nothing", { title, line: line.name });
    const [least, greatest] = [words(Math.min(...values)), words(Math.max(...values))];
    const seconds = line.values.length;
    return t("graphs.range", { title, line: line.name, now: now(line), least, most: greatest, seconds });
  };
  return (
    <figure className={classes["graph"]}>
      <figcaption>
        <span className={classes["name"]}>{title}</span>
        {lines.map((line, index) => (
          <span key={line.name} className={classes["now"]} data-line={index}>
            {lines.length > 1 && `${line.name} `}
            {now(line)}
          </span>
        ))}
      </figcaption>
      <Plot lines={lines} label={lines.map(summary).join("; ")} />
    </figure>
  );
}

function Plot({ lines, label }: { lines: GraphLine[]; label: string }) {
  const most = Math.max(0, ...lines.flatMap(({ values }) => measured(values)));
  return (
    <svg
      className={classes["plot"]}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {lines.map((line, index) =>
        linePoints(line.values, most).map((points) => (
          <polyline key={`${line.name} ${points}`} points={points} data-line={index} />
        )),
      )}
    </svg>
  );
}

function measured(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

import type { SampleOfReport } from "@televisit/protocol/connectionReport";
import { useTranslation } from "react-i18next";
import { At } from "./At.tsx";
import classes from "./Inspector.module.css";
import { Scroll } from "./Scroll.tsx";

/** The same numbers as the graphs, to be read. */
export function GraphTable({ samples }: { samples: SampleOfReport[] }) {
  const { t } = useTranslation("inspector");
  const columns = [
    "time",
    "sending",
    "receiving",
    "roundTrip",
    "loss",
    "jitter",
    "frameRate",
    "resolution",
  ] as const;
  return (
    <Scroll label={t("graphs.table")}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`graphs.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <Row key={sample.at} sample={sample} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Row({ sample }: { sample: SampleOfReport }) {
  const { t } = useTranslation("inspector");
  const { at, sendBitrate, receiveBitrate, roundTrip, loss, jitter, framesPerSecond, width, height } = sample;
  const kilobits = (value: number) => t("graphs.kilobits", { value: Math.round(value / 1000) });
  const milliseconds = (value: number | null) =>
    value === null ? t("unknown") : t("graphs.milliseconds", { value: Math.round(value) });
  return (
    <tr>
      <td>
        <At time={at} />
      </td>
      <td>{kilobits(sendBitrate)}</td>
      <td>{kilobits(receiveBitrate)}</td>
      <td>{milliseconds(roundTrip)}</td>
      <td>{loss === null ? t("unknown") : t("graphs.percent", { value: (loss * 100).toFixed(1) })}</td>
      <td>{milliseconds(jitter)}</td>
      <td>{framesPerSecond ?? t("unknown")}</td>
      <td>{width === null || height === null ? t("unknown") : `${width} × ${height}`}</td>
    </tr>
  );
}

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
    "frameRateSent",
    "frameRateReceived",
    "resolutionSent",
    "resolutionReceived",
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
  const { at, sendBitrate, receiveBitrate, roundTrip, loss, jitter } = sample;
  const kilobits = (value: number) => t("graphs.kilobits", { value: Math.round(value / 1000) });
  const milliseconds = (value: number | null) =>
    value === null ? t("unknown") : t("graphs.milliseconds", { value: Math.round(value) });
  const size = (width: number | null, height: number | null) =>
    width === null || height === null ? t("unknown") : `${width} × ${height}`;
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
      <td>{sample.sentFramesPerSecond ?? t("unknown")}</td>
      <td>{sample.framesPerSecond ?? t("unknown")}</td>
      <td>{size(sample.sentWidth, sample.sentHeight)}</td>
      <td>{size(sample.width, sample.height)}</td>
    </tr>
  );
}

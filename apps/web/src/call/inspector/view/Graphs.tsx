import type { SampleOfReport } from "@televisit/protocol/connectionReport";
import { useTranslation } from "react-i18next";
import { Graph, type GraphLine } from "./Graph.tsx";
import classes from "./Graphs.module.css";
import { GraphTable } from "./GraphTable.tsx";
import { Part } from "./Part.tsx";

/** How the connection did, a point a second. */
export function Graphs({ samples }: { samples: SampleOfReport[] }) {
  const { t } = useTranslation("inspector");
  return (
    <Part title={t("graphs.title")}>
      {samples.length === 0 ? (
        <p>{t("graphs.empty")}</p>
      ) : (
        <>
          <Measures samples={samples} />
          <details>
            <summary className={classes["summary"]}>{t("graphs.table")}</summary>
            <GraphTable samples={samples.slice(-10)} />
          </details>
        </>
      )}
    </Part>
  );
}

type Read = (sample: SampleOfReport) => number | null;

function Measures({ samples }: { samples: SampleOfReport[] }) {
  const { t } = useTranslation("inspector");
  const one = (read: Read): GraphLine[] => [{ name: t("graphs.value"), values: samples.map(read) }];
  const both = (sent: Read, received: Read): GraphLine[] => [
    { name: t("graphs.sending"), values: samples.map(sent) },
    { name: t("graphs.receiving"), values: samples.map(received) },
  ];
  const bitrate = both(
    (sample) => sample.sendBitrate / 1000,
    (sample) => sample.receiveBitrate / 1000,
  );
  const frameRate = both(
    (sample) => sample.sentFramesPerSecond,
    (sample) => sample.framesPerSecond,
  );
  const resolution = both(
    (sample) => sample.sentHeight,
    (sample) => sample.height,
  );
  const percent: Read = ({ loss }) => (loss === null ? null : loss * 100);
  return (
    <div className={classes["graphs"]}>
      <Graph name="bitrate" unit="kilobits" lines={bitrate} />
      <Graph name="roundTrip" unit="milliseconds" lines={one((sample) => sample.roundTrip)} />
      <Graph name="loss" unit="percent" lines={one(percent)} />
      <Graph name="jitter" unit="milliseconds" lines={one((sample) => sample.jitter)} />
      <Graph name="frameRate" unit="perSecond" lines={frameRate} />
      <Graph name="resolution" unit="lines" lines={resolution} />
    </div>
  );
}

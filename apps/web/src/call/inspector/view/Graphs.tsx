import type { SampleOfReport } from "@televisit/protocol/connectionReport";
import { useTranslation } from "react-i18next";
import { Graph, type GraphLine } from "./Graph.tsx";
import classes from "./Graphs.module.css";
import { GraphTable } from "./GraphTable.tsx";
import { Part } from "./Part.tsx";

/** How the connection did, a point a second. */
export function Graphs({ samples }: { samples: SampleOfReport[] }) {
  const { t } = useTranslation("inspector");
  const values = (read: (sample: SampleOfReport) => number | null) => samples.map(read);
  const one = (read: (sample: SampleOfReport) => number | null): GraphLine[] => [
    { name: t("graphs.value"), values: values(read) },
  ];
  const bitrate: GraphLine[] = [
    { name: t("graphs.sending"), values: values(({ sendBitrate }) => sendBitrate / 1000) },
    { name: t("graphs.receiving"), values: values(({ receiveBitrate }) => receiveBitrate / 1000) },
  ];
  const percent = ({ loss }: SampleOfReport) => (loss === null ? null : loss * 100);
  return (
    <Part title={t("graphs.title")}>
      {samples.length === 0 ? (
        <p>{t("graphs.empty")}</p>
      ) : (
        <>
          <div className={classes["graphs"]}>
            <Graph name="bitrate" unit="kilobits" lines={bitrate} />
            <Graph name="roundTrip" unit="milliseconds" lines={one(({ roundTrip }) => roundTrip)} />
            <Graph name="loss" unit="percent" lines={one(percent)} />
            <Graph name="jitter" unit="milliseconds" lines={one(({ jitter }) => jitter)} />
            <Graph name="frameRate" unit="perSecond" lines={one(({ framesPerSecond }) => framesPerSecond)} />
            <Graph name="resolution" unit="lines" lines={one(({ height }) => height)} />
          </div>
          <details>
            <summary className={classes["summary"]}>{t("graphs.table")}</summary>
            <GraphTable samples={samples.slice(-10)} />
          </details>
        </>
      )}
    </Part>
  );
}

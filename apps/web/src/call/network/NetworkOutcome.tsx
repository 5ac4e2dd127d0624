import type { NetworkFacts, NetworkReport } from "@televisit/rtc/NetworkTest";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import texts from "../../i18n/en/network.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import classes from "./NetworkOutcome.module.css";

addCatalogue("network", texts);

/** What a network test has found: one sentence, and what is behind it on demand. */
export function NetworkOutcome({ facts }: { facts: NetworkFacts }) {
  const { t } = useTranslation("network");
  const report = facts.phase === "done" ? facts.report : null;
  return (
    <div className={classes["outcome"]}>
      <p className={classes["verdict"]} role="status" data-verdict={report?.verdict}>
        {report ? sentenceOf(report, t) : facts.phase === "testing" && t("testing")}
      </p>
      {report && (
        <details>
          <summary className={classes["summary"]}>{t("details")}</summary>
          <dl className={classes["list"]}>
            {rowsOf(report, t).map(({ name, value }) => (
              <div key={name} className={classes["row"]}>
                <dt>{name}</dt>
                <dd className={classes["value"]}>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

function sentenceOf({ verdict, transports }: NetworkReport, t: TFunction<"network">): string {
  const { udp, tcp, tls } = transports;
  const hasRelay = [udp, tcp, tls].some((reach) => reach !== "untested");
  return t(verdict === "unknown" && !hasRelay ? "noRelay" : verdict);
}

function rowsOf({ transports, rttMs, kbps }: NetworkReport, t: TFunction<"network">) {
  const { direct } = transports;
  const relays = (["udp", "tcp", "tls"] as const).map((way) => {
    const reach = transports[way];
    return { name: t(`ways.${way}`), value: t(reach === "blocked" ? "blockedWay" : reach) };
  });
  return [
    { name: t("ways.direct"), value: t(direct === "blocked" ? "notDirect" : direct) },
    ...relays,
    ...(rttMs === null ? [] : [{ name: t("roundTrip"), value: t("milliseconds", { value: rttMs }) }]),
    ...(kbps === null ? [] : [{ name: t("speed"), value: t("kilobits", { value: kbps }) }]),
  ];
}

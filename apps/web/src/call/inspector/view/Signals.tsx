import { useTranslation } from "react-i18next";
import type { HappeningDetails } from "../describe/details.ts";
import { At } from "./At.tsx";
import classes from "./Inspector.module.css";
import { keyed } from "./keyed.ts";
import { Part } from "./Part.tsx";
import { Scroll } from "./Scroll.tsx";

/** Every signalling message, in the order in which they were sent and received. */
export function Signals({ happenings, dropped }: { happenings: HappeningDetails[]; dropped: number }) {
  const { t } = useTranslation("inspector");
  const signals = happenings.flatMap((one) => (one.type === "signal" ? [one] : []));
  return (
    <Part title={t("signals.title")}>
      {dropped > 0 && <p>{t("signals.dropped", { count: dropped })}</p>}
      {signals.length === 0 ? (
        <p>{t("signals.none")}</p>
      ) : (
        <Scroll label={t("signals.title")}>
          <table className={classes["table"]}>
            <thead>
              <tr>
                {(["time", "direction", "way", "message", "round", "size"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`signals.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keyed(signals, ({ at }) => at).map(({ key, item: { at, sent, way, kind, round, bytes } }) => (
                <tr key={key}>
                  <td>
                    <At time={at} />
                  </td>
                  <td>{t(sent ? "signals.sent" : "signals.received")}</td>
                  <td>{t(`signals.${way}`)}</td>
                  <td>{t(`signals.${kind}`)}</td>
                  <td>{round}</td>
                  <td>{t("signals.bytes", { bytes })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Part>
  );
}

import { useTranslation } from "react-i18next";
import type { HappeningDetails } from "../describe/details.ts";
import { At } from "./At.tsx";
import classes from "./Inspector.module.css";
import { keyed } from "./keyed.ts";
import { Part } from "./Part.tsx";
import { Scroll } from "./Scroll.tsx";

const names = [
  "signaling",
  "gathering",
  "ice",
  "connection",
  "dtls",
  "sctp",
  "visit",
  "bulk",
  "signal",
] as const;

type Change = Extract<HappeningDetails, { type: "state" | "channel" }>;

/** Every state of the connection, of what carries it and of its data channels: now, and how it came to it. */
export function States({ happenings }: { happenings: HappeningDetails[] }) {
  const { t } = useTranslation("inspector");
  const changes = happenings.filter((one): one is Change => one.type === "state" || one.type === "channel");
  return (
    <Part title={t("states.title")}>
      <Scroll label={t("states.title")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("states.name")}</th>
              <th scope="col">{t("states.now")}</th>
              <th scope="col">{t("states.history")}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <Row
                key={name}
                name={t(`states.${name}`)}
                changes={changes.filter((one) => (one.type === "state" ? one.of : one.label) === name)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
    </Part>
  );
}

function Row({ name, changes }: { name: string; changes: Change[] }) {
  const { t } = useTranslation("inspector");
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{changes.at(-1)?.value ?? t("unknown")}</td>
      <td>
        <ol className={classes["history"]}>
          {keyed(changes, ({ at }) => at).map(({ key, item: { at, value } }) => (
            <li key={key}>
              <At time={at} /> {value}
            </li>
          ))}
        </ol>
      </td>
    </tr>
  );
}

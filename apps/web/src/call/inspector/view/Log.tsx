import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HappeningDetails } from "../describe/details.ts";
import { type LogLevel, levelOf, logLevels } from "../describe/levelOf.ts";
import { At } from "./At.tsx";
import classes from "./Inspector.module.css";
import { keyed } from "./keyed.ts";
import { Part } from "./Part.tsx";
import { Scroll } from "./Scroll.tsx";
import { useHappeningWords } from "./useHappeningWords.ts";

/** Everything that happened, line by line, from a level on. */
export function Log({ happenings }: { happenings: HappeningDetails[] }) {
  const { t } = useTranslation("inspector");
  const words = useHappeningWords();
  const [level, setLevel] = useState<LogLevel>("info");
  const lines = happenings
    .map((happening) => ({ happening, its: levelOf(happening) }))
    .filter(({ its }) => logLevels.indexOf(its) >= logLevels.indexOf(level))
    .sort((a, b) => a.happening.at - b.happening.at);
  return (
    <Part title={t("log.title")}>
      <NativeSelect
        className={classes["select"] ?? ""}
        size="md"
        label={t("log.level")}
        value={level}
        onChange={(event) => setLevel(logLevels.find((one) => one === event.currentTarget.value) ?? "info")}
        data={logLevels.map((value) => ({ value, label: t(`log.${value}`) }))}
      />
      {lines.length === 0 ? (
        <p>{t("log.empty")}</p>
      ) : (
        <Scroll label={t("log.title")}>
          <ol className={classes["log"]}>
            {keyed(lines, ({ happening }) => happening.at).map(({ key, item: { happening, its } }) => (
              <li key={key} data-level={its}>
                <At time={happening.at} /> <span className={classes["level"]}>{t(`log.levels.${its}`)}</span>{" "}
                {words(happening)}
              </li>
            ))}
          </ol>
        </Scroll>
      )}
    </Part>
  );
}

import type { Stage } from "@televisit/protocol/connectionReport";
import { useTranslation } from "react-i18next";
import { At } from "./At.tsx";
import { Part } from "./Part.tsx";
import classes from "./Stages.module.css";

/** The five stages of a connection, as both sides have seen them. */
export function Stages({ ours, theirs }: { ours: Stage[]; theirs: Stage[] | null }) {
  const { t } = useTranslation("inspector");
  return (
    <Part title={t("stages.title")}>
      <div className={classes["sides"]}>
        <Side name={t("stages.ours")} stages={ours} />
        {theirs ? (
          <Side name={t("stages.theirs")} stages={theirs} />
        ) : (
          <p className={classes["none"]}>{t("stages.notTold")}</p>
        )}
      </div>
    </Part>
  );
}

function Side({ name, stages }: { name: string; stages: Stage[] }) {
  const { t } = useTranslation("inspector");
  return (
    <div>
      <h4 className={classes["side"]}>{name}</h4>
      <ol className={classes["stages"]} aria-label={`${t("stages.title")}: ${name}`}>
        {stages.map((stage) => (
          <li key={stage.name} className={classes["stage"]} data-state={stage.state}>
            <strong>{t(`stages.${stage.name}`)}</strong>{" "}
            <span className={classes["state"]}>{t(`stages.${stage.state}`)}</span>
            <Steps steps={stage.steps} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Steps({ steps }: Pick<Stage, "steps">) {
  const { t } = useTranslation("inspector");
  if (steps.length === 0) return null;
  return (
    <ul className={classes["steps"]}>
      {steps.map(({ what, at, count }) => (
        <li key={what}>
          <At time={at} /> {t(`step.${what}`)}
          {count > 1 && ` (${t("times", { count })})`}
        </li>
      ))}
    </ul>
  );
}

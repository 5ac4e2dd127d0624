import { useTranslation } from "react-i18next";
import devices from "../../i18n/en/devices.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { browserOf } from "./browserOf.ts";
import classes from "./HowToMend.module.css";

addCatalogue("devices", devices);

type Problem = "refused" | "missing" | "busy" | "failed";

interface HowToMendProps {
  camera: Problem | undefined;
  microphone: Problem | undefined;
}

/** What to do about a device that does not work: in this browser, step by step, each step once. */
export default function HowToMend({ camera, microphone }: HowToMendProps) {
  const { t } = useTranslation("devices");
  const problems = [...new Set([camera, microphone])].filter((problem) => problem !== undefined);
  return (
    <details className={classes["mend"]}>
      <summary className={classes["summary"]}>{t("mend.title")}</summary>
      {problems.map((problem) =>
        problem === "refused" ? (
          <div key={problem}>
            <p>{t(`mend.refused.${browserOf(navigator.userAgent)}`)}</p>
            <p>{t("mend.system")}</p>
          </div>
        ) : (
          <p key={problem}>{t(`mend.${problem}`)}</p>
        ),
      )}
    </details>
  );
}

import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./OwnVideoPaused.module.css";
import { selectOwnVideoPaused } from "./selectConnectionLevel.ts";

/** Says that one's own picture is not sent at the moment, and why. */
export function OwnVideoPaused() {
  const { t } = useTranslation("quality");
  const paused = useAppSelector(selectOwnVideoPaused);
  return <div role="status">{paused && <p className={classes["notice"]}>{t("ownPaused")}</p>}</div>;
}

import { useTranslation } from "react-i18next";
import classes from "./Loading.module.css";

/** Shown while a page or its data loads; says so to a screen reader as well. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={classes["root"]} role="status">
      {t("loading")}
    </div>
  );
}

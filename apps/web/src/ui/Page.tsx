import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Page.module.css";

interface PageProps {
  children: ReactNode;
  /** What stands at the end of the header: the signed-in professional's menu, for example. */
  aside?: ReactNode;
}

/** The frame of every page but the call: a quiet header and the content. */
export function Page({ children, aside }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className={classes["page"]}>
      <header className={classes["header"]}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span className={classes["name"]}>{t("appName")}</span>
        <div className={classes["aside"]}>{aside}</div>
      </header>
      <main className={classes["main"]}>{children}</main>
    </div>
  );
}

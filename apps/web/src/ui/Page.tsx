import { type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { Logo } from "./Logo.tsx";
import classes from "./Page.module.css";
import { PageAside } from "./PageAside.ts";

/** The frame of every page but the call: a quiet header and the content. */
export function Page({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const aside = useContext(PageAside);
  return (
    <div className={classes["page"]}>
      <header className={classes["header"]}>
        <Logo />
        <span className={classes["name"]}>{t("appName")}</span>
        <div className={classes["aside"]}>{aside}</div>
      </header>
      <main className={classes["main"]}>{children}</main>
    </div>
  );
}

import type { ConnectionReport } from "@televisit/protocol/connectionReport";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readReport } from "../../call/inspector/describe/readReport.ts";
import { Inspector } from "../../call/inspector/view/Inspector.tsx";
import { Notice } from "../../ui/Notice.tsx";
import classes from "./InspectorPage.module.css";
import { ReportForm } from "./ReportForm.tsx";

type Opened = { report: ConnectionReport } | "bad" | null;

/** Opens a report and shows it as the inspector showed it where it was copied. */
export function OpenedReport() {
  const { t, i18n } = useTranslation("inspector");
  const [opened, setOpened] = useState<Opened>(null);
  const open = (text: string) => {
    const report = readReport(text);
    setOpened(report ? { report } : "bad");
  };
  return (
    <section className={classes["card"]} aria-labelledby="report">
      <h2 id="report" className={classes["heading"]}>
        {t("page.open")}
      </h2>
      <p>{t("page.openLead")}</p>
      <ReportForm onOpen={open} />
      {opened === "bad" && <Notice tone="error">{t("page.bad")}</Notice>}
      {opened && opened !== "bad" && <Shown report={opened.report} language={i18n.language} />}
    </section>
  );
}

function Shown({ report, language }: { report: ConnectionReport; language: string }) {
  const { t } = useTranslation("inspector");
  const { madeAt, browser, page, connections } = report;
  const time = new Date(madeAt).toLocaleString(language);
  return (
    <>
      <h3>{t("page.opened", { time })}</h3>
      <p>{t("page.browser", { browser: [browser.name, browser.version].filter(Boolean).join(" ") })}</p>
      <Inspector
        key={madeAt}
        isReport
        page={page}
        connections={connections.map((details, index) => ({
          id: String(index),
          label: t("connection", { number: index + 1 }),
          details,
        }))}
      />
    </>
  );
}

import { useTranslation } from "react-i18next";
import "../../call/inspector/inspectorWords.ts";
import { OwnConnections } from "../../call/inspector/OwnConnections.tsx";
import { Page } from "../../ui/Page.tsx";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import classes from "./InspectorPage.module.css";
import { OpenedReport } from "./OpenedReport.tsx";

/** `/inspector`: what happened on the connections of a finished call, and reports that others have copied. */
export default function InspectorPage() {
  const { t } = useTranslation("inspector");
  usePageTitle(t("title"));
  return (
    <Page>
      <h1 className={classes["title"]}>{t("title")}</h1>
      <div className={classes["stack"]}>
        <section className={classes["card"]} aria-labelledby="own">
          <h2 id="own" className={classes["heading"]}>
            {t("page.own")}
          </h2>
          <OwnConnections none={t("page.ownNone")} />
        </section>
        <OpenedReport />
      </div>
    </Page>
  );
}

import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation } from "react-router-dom";
import * as z from "zod/mini";
import { useAppSelector } from "../../app/hooks.ts";
import dashboard from "../../i18n/en/dashboard.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Page } from "../../ui/Page.tsx";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { SignInForm } from "./SignInForm.tsx";
import classes from "./SignInPage.module.css";
import { useSignIn } from "./useSignIn.ts";

addCatalogue("dashboard", dashboard);

/** What `RequireSession` hands over: the page that was asked for before signing in. */
const Arrival = z.object({ wanted: z.string() });

/** Where a professional signs in, by e-mail and password or by the demonstration link. */
export default function SignInPage() {
  const { t } = useTranslation("dashboard");
  usePageTitle(t("signIn.title"));
  const session = useAppSelector((state) => state.session);
  const { state } = useLocation();
  const { pending, error, submit, resume } = useSignIn();
  useEffect(() => void resume(), [resume]);

  if (session.status === "signed-in") {
    const arrival = Arrival.safeParse(state);
    return <Navigate to={arrival.success ? arrival.data.wanted : "/dashboard"} replace />;
  }
  return (
    <Page>
      <div className={classes["card"]}>
        <h1 className={classes["title"]}>{t("signIn.title")}</h1>
        <p className={classes["lead"]}>{t("signIn.lead")}</p>
        <SignInForm pending={pending} error={error} onSubmit={submit} />
        <p className={classes["aside"]}>
          <Link to="/equipment">{t("testEquipment", { ns: "common" })}</Link>
          <Link to="/rooms">{t("signIn.rooms")}</Link>
        </p>
      </div>
    </Page>
  );
}

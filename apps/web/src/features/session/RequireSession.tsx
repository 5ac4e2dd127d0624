import { Button } from "@mantine/core";
import type { ErrorCode } from "@televisit/protocol/errors";
import { Suspense, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation } from "react-router-dom";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import dashboard from "../../i18n/en/dashboard.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Loading } from "../../ui/Loading.tsx";
import { lazyOrNothing } from "../../ui/lazyOrNothing.ts";
import { PageAside } from "../../ui/PageAside.ts";
import { PageMessage } from "../../ui/PageMessage.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { connectProfessional } from "./commands/connectProfessional.ts";
import { loadSession } from "./commands/loadSession.ts";

addCatalogue("dashboard", dashboard);

const RecordingOutcome = lazyOrNothing(() => import("../../call/recording/RecordingOutcome.tsx"));

/** Shows the professional's pages to someone signed in, connected as them; sends anyone else to sign in. */
export default function RequireSession() {
  const session = useAppSelector((state) => state.session);
  const dispatch = useAppDispatch();
  const location = useLocation();
  const unknown = session.status === "unknown";
  useEffect(() => {
    if (unknown) void dispatch(loadSession());
  }, [unknown, dispatch]);

  switch (session.status) {
    case "unknown":
    case "asked":
      return <Loading />;
    case "failed":
      return <SessionCheckFailed code={session.code} />;
    case "signed-out":
      // A demonstration token waits in the fragment: the sign-in page trades it.
      return (
        <Navigate
          to={{ pathname: "/sign-in", hash: location.hash }}
          state={{ wanted: location.pathname }}
          replace
        />
      );
    case "signed-in":
      // Nobody needs the token any more; it must not stay in the address.
      if (location.hash) return <Navigate to={location.pathname} replace />;
      return <SignedIn name={session.user.name} />;
    default:
      return session satisfies never;
  }
}

function SignedIn({ name }: { name: string }) {
  const dispatch = useAppDispatch();
  useEffect(() => dispatch(connectProfessional()), [dispatch]);
  const hasRecording = useAppSelector((state) => state.recording !== null);
  const aside = useMemo(() => <AccountMenu name={name} />, [name]);
  return (
    <PageAside value={aside}>
      <Outlet />
      <Suspense>{hasRecording && <RecordingOutcome />}</Suspense>
    </PageAside>
  );
}

function SessionCheckFailed({ code }: { code: ErrorCode }) {
  const { t } = useTranslation();
  const dispatch = useAppDispatch();
  const retry = () => void dispatch(loadSession());
  return (
    <PageMessage title={t("error.title")} actions={<Button onClick={retry}>{t("tryAgain")}</Button>}>
      {t(`error.${code}`)}
    </PageMessage>
  );
}

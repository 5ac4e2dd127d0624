import type { ErrorCode } from "@televisit/protocol/errors";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { Notice } from "../../ui/Notice.tsx";

/** Why a room was not made or not entered, and what to do. */
export function RefusedNotice({ code }: { code: ErrorCode | undefined }) {
  const { t } = useTranslation("rooms");
  switch (code) {
    case undefined:
      return null;
    case "room_exists":
    case "room_not_found":
    case "room_full":
      return <Notice tone="error">{t(`error.${code}`)}</Notice>;
    case "unauthenticated":
      return (
        <Notice tone="error">
          <p>{t("error.unauthenticated")}</p>
          <Link to="/sign-in" state={{ wanted: "/rooms" }}>
            {t("signIn")}
          </Link>
        </Notice>
      );
    default:
      return <Notice tone="error">{t(`error.${code}`, { ns: "common" })}</Notice>;
  }
}

import { useTranslation } from "react-i18next";
import { PageMessage } from "./PageMessage.tsx";

/** For an address that is not ours. */
export function NotFound() {
  const { t } = useTranslation();
  return <PageMessage title={t("notFound.title")}>{t("notFound.body")}</PageMessage>;
}

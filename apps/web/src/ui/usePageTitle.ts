import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the page in the browser's tab and history, and takes the name back when the page goes. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const appName = t("appName");
  useEffect(() => {
    document.title = `${title} – ${appName}`;
    return () => {
      document.title = appName;
    };
  }, [title, appName]);
}

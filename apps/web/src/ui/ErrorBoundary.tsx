import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageMessage } from "./PageMessage.tsx";

/** Shows a page with something to do in place of one that did not load or failed, which React would leave blank. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}

function PageFailed() {
  const { t } = useTranslation();
  // Some browsers remember for as long as a page is open that a file did not load.
  const reload = () => window.location.reload();
  return (
    <PageMessage title={t("error.title")} actions={<Button onClick={reload}>{t("tryAgain")}</Button>}>
      {t("error.page")}
    </PageMessage>
  );
}

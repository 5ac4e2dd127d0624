import { Button } from "@mantine/core";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { Notice } from "../../ui/Notice.tsx";
import { PageMessage } from "../../ui/PageMessage.tsx";

interface FailedScreenProps {
  code: ErrorCode;
  professional?: boolean;
}

/** The visit could not be entered: why, and what can be done. */
export function FailedScreen({ code, professional = false }: FailedScreenProps) {
  const { t } = useTranslation("visit");
  const navigate = useNavigate();
  return (
    <PageMessage
      title={t(code === "visit_ended" ? "ended.title" : "failed.title")}
      actions={
        <>
          <Button size="md" variant="default" onClick={() => window.location.reload()}>
            {t("tryAgain", { ns: "common" })}
          </Button>
          {professional && (
            <Button size="md" onClick={() => void navigate("/dashboard")}>
              {t("ended.toDashboard")}
            </Button>
          )}
        </>
      }
    >
      <Notice tone="error">{t(`error.${code}`, { ns: "common" })}</Notice>
    </PageMessage>
  );
}

import { Button } from "@mantine/core";
import type { ErrorCode, ErrorDetails } from "@televisit/protocol/errors";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice.tsx";
import { PageMessage } from "../../ui/PageMessage.tsx";

interface BadLinkProps {
  code: ErrorCode;
  details: ErrorDetails;
}

/** A join link that cannot be used: which of the reasons it is, and what to do. */
export function BadLink({ code, details }: BadLinkProps) {
  const { t, i18n } = useTranslation("visit");
  const opensAt = details.opensAt;
  return (
    <PageMessage
      title={t("badLink.title")}
      actions={
        <>
          <Button size="md" variant="default" onClick={() => window.location.reload()}>
            {t("tryAgain", { ns: "common" })}
          </Button>
          <Button size="md" variant="subtle" component="a" href="/equipment">
            {t("testEquipment", { ns: "common" })}
          </Button>
        </>
      }
    >
      <Notice tone="error">
        <p>{t(`error.${code}`, { ns: "common" })}</p>
        {opensAt && <p>{t("badLink.opensAt", { when: formatInstant(opensAt, i18n.language) })}</p>}
      </Notice>
      <p>{t("badLink.help")}</p>
    </PageMessage>
  );
}

function formatInstant(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(new Date(instant));
}

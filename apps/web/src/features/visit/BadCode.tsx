import { Button } from "@mantine/core";
import type { ErrorCode } from "@televisit/protocol/errors";
import { useTranslation } from "react-i18next";
import "../../call/move/moveWords.ts";
import { Notice } from "../../ui/Notice.tsx";
import { PageMessage } from "../../ui/PageMessage.tsx";

/** A code that does not move a visit here: which of the reasons it is, and what to do. */
export function BadCode({ code }: { code: ErrorCode }) {
  const { t } = useTranslation("move");
  const words = useWords(code);
  return (
    <PageMessage
      title={t("page.badTitle")}
      actions={
        <Button size="md" variant="default" onClick={() => window.location.reload()}>
          {t("tryAgain", { ns: "common" })}
        </Button>
      }
    >
      <Notice tone="error">{words}</Notice>
    </PageMessage>
  );
}

/** Of a code one says something else than of an invitation's link: there is a device to make a new one on. */
function useWords(code: ErrorCode): string {
  const { t } = useTranslation("move");
  switch (code) {
    case "invalid_input":
    case "link_invalid":
      return t("error.link_invalid");
    case "link_expired":
    case "link_used":
    case "link_cancelled":
    case "visit_ended":
      return t(`error.${code}`);
    default:
      return t(`error.${code}`, { ns: "common" });
  }
}

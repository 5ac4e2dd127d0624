import { useTranslation } from "react-i18next";
import { LinkField } from "../../../ui/LinkField.tsx";

/** A join link to copy. It takes the focus: the form that had it may just have gone, and this is what to do next. */
export function JoinLinkField({ joinLink }: { joinLink: string }) {
  const { t } = useTranslation("dashboard");
  return (
    <LinkField
      link={joinLink}
      label={t("link.label")}
      copyCaption={t("link.copy")}
      copiedCaption={t("link.copied")}
      byHand={t("link.byHand")}
      variant="filled"
      takesFocus
    />
  );
}

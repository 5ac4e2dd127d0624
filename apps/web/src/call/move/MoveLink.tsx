import { useTranslation } from "react-i18next";
import { LinkField } from "../../ui/LinkField.tsx";

/** The same code as a link, for a device that has no camera to scan with. */
export function MoveLink({ link }: { link: string }) {
  const { t } = useTranslation("move");
  return (
    <LinkField
      label={t("link.label")}
      link={link}
      copyCaption={t("link.copy")}
      copiedCaption={t("link.copied")}
      byHand={t("link.byHand")}
    />
  );
}

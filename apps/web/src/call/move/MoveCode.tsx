import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/Notice.tsx";
import classes from "./MoveDialog.module.css";
import { MoveLink } from "./MoveLink.tsx";
import { QrCode } from "./QrCode.tsx";
import { useHandover } from "./useHandover.ts";

/** One code: as a picture to scan and as a link, or why there is none. */
export function MoveCode({ visitId }: { visitId: string }) {
  const { t } = useTranslation("move");
  const handover = useHandover(visitId);
  switch (handover.status) {
    case "making":
      return <p role="status">{t("making")}</p>;
    case "expired":
      return <Notice tone="warning">{t("expired")}</Notice>;
    case "failed":
      return <Notice tone="error">{t(`error.${handover.code}`, { ns: "common" })}</Notice>;
    case "ready":
      return (
        <>
          <QrCode text={handover.link} label={t("code")} />
          <p className={classes["words"]}>{t("once")}</p>
          <MoveLink link={handover.link} />
        </>
      );
    default:
      return handover satisfies never;
  }
}

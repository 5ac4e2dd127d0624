import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import classes from "./MoveDialog.module.css";

/** The same code as a link, for a device that has no camera to scan with. */
export function MoveLink({ link }: { link: string }) {
  const { t } = useTranslation("move");
  const field = useRef<HTMLInputElement>(null);
  const [byHand, setByHand] = useState(false);
  return (
    <>
      <div className={classes["copy"]}>
        <label className={classes["label"]}>
          {t("link.label")}
          <input
            ref={field}
            className={classes["link"]}
            value={link}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <CopyButton
          text={link}
          caption={t("link.copy")}
          copiedCaption={t("link.copied")}
          variant="default"
          onRefused={() => {
            setByHand(true);
            field.current?.focus();
          }}
        />
      </div>
      {byHand && <Notice tone="warning">{t("link.byHand")}</Notice>}
    </>
  );
}

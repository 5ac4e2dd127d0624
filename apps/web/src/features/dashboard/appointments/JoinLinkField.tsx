import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import classes from "./JoinLink.module.css";

/** A join link to copy, by the button or by hand. Its text is selected by touching it. */
export function JoinLinkField({ joinLink }: { joinLink: string }) {
  const { t } = useTranslation("dashboard");
  const field = useRef<HTMLInputElement>(null);
  const [byHand, setByHand] = useState(false);
  // The form that had the focus may just have gone; this is what there is to do next.
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <div className={classes["copy"]}>
        <TextInput
          ref={field}
          className={classes["field"] ?? ""}
          label={t("link.label")}
          value={joinLink}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton
          text={joinLink}
          caption={t("link.copy")}
          copiedCaption={t("link.copied")}
          variant="filled"
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

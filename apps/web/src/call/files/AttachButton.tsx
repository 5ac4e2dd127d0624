import { UnstyledButton } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import classes from "./AttachButton.module.css";
import { offerFiles } from "./transferCommands.ts";

/** Chooses files to send. */
export function AttachButton() {
  const { t } = useTranslation("chat");
  const dispatch = useAppDispatch();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <UnstyledButton
        type="button"
        className={classes["button"]}
        aria-label={t("file.attach")}
        title={t("file.attach")}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={22} aria-hidden />
      </UnstyledButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("file.attach")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ""; // the same file may be chosen again
          void dispatch(offerFiles(files));
        }}
      />
    </>
  );
}

import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import words from "../../i18n/en/chat.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { FileDrop } from "../files/FileDrop.tsx";
import type { Meeting } from "../meeting.ts";
import { ChatForm } from "./ChatForm.tsx";
import { ChatLog } from "./ChatLog.tsx";
import classes from "./ChatPanel.module.css";
import { chatClosed } from "./chatSlice.ts";
import { useEscape } from "./useEscape.ts";

addCatalogue("chat", words);

/** The chat beside the pictures; on a phone it covers them. Escape closes it. */
export function ChatPanel({ visit }: { visit: Meeting }) {
  const isOpen = useAppSelector((state) => state.chat.isOpen);
  return (
    <>
      <FileDrop />
      {isOpen && <OpenPanel visit={visit} />}
    </>
  );
}

function OpenPanel({ visit }: { visit: Meeting }) {
  const { t } = useTranslation("chat");
  const dispatch = useAppDispatch();
  const close = useCallback(() => dispatch(chatClosed()), [dispatch]);
  const panel = useEscape(close);
  return (
    <aside ref={panel} className={classes["panel"]} aria-label={t("title")}>
      <header className={classes["header"]}>
        <h2 className={classes["title"]}>{t("title")}</h2>
        <UnstyledButton
          className={classes["close"]}
          aria-label={t("close")}
          title={t("close")}
          onClick={close}
        >
          <IconX size={22} aria-hidden />
        </UnstyledButton>
      </header>
      <ChatLog visit={visit} />
      <ChatForm />
    </aside>
  );
}

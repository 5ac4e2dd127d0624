import { UnstyledButton } from "@mantine/core";
import { IconSend2 } from "@tabler/icons-react";
import { MAX_CHAT_LENGTH } from "@televisit/protocol/peerMessages";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppDispatch } from "../../app/hooks.ts";
import { AttachButton } from "../files/AttachButton.tsx";
import classes from "./ChatForm.module.css";
import { sendMessage } from "./sendMessage.ts";

/** Where one writes. Enter sends, Shift and Enter begins a new line. */
export function ChatForm() {
  const { t } = useTranslation("chat");
  const { field, text, setText, send } = useDraft();
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed (Japanese, Chinese, Korean) Enter ends the word, not the message.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <AttachButton />
      <textarea
        ref={field}
        className={classes["field"]}
        aria-label={t("message")}
        placeholder={t("placeholder")}
        rows={1}
        dir="auto"
        maxLength={MAX_CHAT_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <UnstyledButton type="submit" className={classes["button"]} aria-label={t("send")} title={t("send")}>
        <IconSend2 size={22} aria-hidden />
      </UnstyledButton>
    </form>
  );
}

/** The message that is being written, in the field that has focus from the start. */
function useDraft() {
  const dispatch = useAppDispatch();
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const send = () => {
    dispatch(sendMessage(text));
    setText("");
    field.current?.focus();
  };
  return { field, text, setText, send };
}

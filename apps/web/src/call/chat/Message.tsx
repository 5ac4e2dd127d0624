import { useTranslation } from "react-i18next";
import type { ChatMessage } from "./chatSlice.ts";
import classes from "./Message.module.css";
import { MessageHead } from "./MessageHead.tsx";
import { MessageText } from "./MessageText.tsx";

/** One line of the chat: who, when, what, and whether it has arrived. */
export function Message({ message, name }: { message: ChatMessage; name: string }) {
  const { t } = useTranslation("chat");
  return (
    <article className={classes["message"]} data-own={message.own}>
      <MessageHead name={message.own ? t("you") : name} at={message.at} />
      <p className={classes["text"]} dir="auto">
        <MessageText text={message.text} />
      </p>
      {message.pending.length > 0 && <p className={classes["state"]}>{t("pending")}</p>}
    </article>
  );
}

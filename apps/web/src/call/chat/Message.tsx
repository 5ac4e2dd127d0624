import { useTranslation } from "react-i18next";
import type { ChatMessage } from "./chatSlice.ts";
import classes from "./Message.module.css";
import { MessageText } from "./MessageText.tsx";

/** One line of the chat: who, when, what, and whether it has arrived. */
export function Message({ message, name }: { message: ChatMessage; name: string }) {
  const { t } = useTranslation("chat");
  return (
    <article className={classes["message"]} data-own={message.own}>
      <header className={classes["head"]}>
        <span className={classes["name"]}>{message.own ? t("you") : name}</span>
        <MessageTime at={message.at} />
      </header>
      <p className={classes["text"]} dir="auto">
        <MessageText text={message.text} />
      </p>
      {message.pending.length > 0 && <p className={classes["state"]}>{t("pending")}</p>}
    </article>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

/** @param at this device's clock, in ms */
function MessageTime({ at }: { at: number }) {
  const time = new Date(at);
  return (
    <time className={classes["time"]} dateTime={time.toISOString()}>
      {clock.format(time)}
    </time>
  );
}

import type { VisitSnapshot } from "@televisit/protocol/visit";
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./ChatLog.module.css";
import { Message } from "./Message.tsx";

/** Who has no mouse scrolls by keyboard, and must be able to get there (WCAG 2.1.1). */
const scrollable = { tabIndex: 0 };

/** Everything that was said, the newest at the end; a screen reader reads what is added. */
export function ChatLog({ visit }: { visit: VisitSnapshot }) {
  const { t } = useTranslation("chat");
  const messages = useAppSelector((state) => state.chat.messages);
  const log = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.id;
  useLayoutEffect(() => {
    if (newest) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [newest]);
  const nameOf = (id: string) => visit.peers.find((peer) => peer.participantId === id)?.name ?? t("somebody");
  return (
    <div ref={log} className={classes["log"]} role="log" aria-label={t("log")} {...scrollable}>
      {messages.length === 0 && <p className={classes["empty"]}>{t("empty")}</p>}
      {messages.map((message) => (
        <Message key={message.id} message={message} name={nameOf(message.from)} />
      ))}
    </div>
  );
}

import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import { TransferItem } from "../files/TransferItem.tsx";
import type { Meeting } from "../meeting.ts";
import classes from "./ChatLog.module.css";
import { Message } from "./Message.tsx";

/** Who has no mouse scrolls by keyboard, and must be able to get there (WCAG 2.1.1). */
const scrollable = { tabIndex: 0 };

/** Everything that was said and sent, the newest at the end; a screen reader reads what is added. */
export function ChatLog({ visit }: { visit: Meeting }) {
  const { t } = useTranslation("chat");
  const messages = useAppSelector((state) => state.chat.messages);
  const transfers = useAppSelector((state) => state.files.transfers);
  const log = useRef<HTMLDivElement>(null);
  const own = messages.filter((message) => message.own).length + transfers.filter((file) => file.own).length;
  useLayoutEffect(() => {
    // Laid out from the end, the log stays at its end by itself unless one has scrolled back to read.
    if (own > 0) log.current?.scrollTo({ top: 0 });
  }, [own]);
  const people = "former" in visit ? [...visit.peers, ...visit.former] : visit.peers;
  const nameOf = (id: string) => people.find((peer) => peer.participantId === id)?.name ?? t("somebody");
  const items = [
    ...messages.map((message) => ({
      at: message.at,
      item: <Message key={message.id} message={message} name={nameOf(message.from)} />,
    })),
    ...transfers.map((transfer) => ({
      at: transfer.at,
      item: <TransferItem key={transfer.id} transfer={transfer} peerName={nameOf(transfer.peer)} />,
    })),
  ];
  return (
    <div ref={log} className={classes["log"]} role="log" aria-label={t("log")} {...scrollable}>
      <div className={classes["items"]}>
        {items.length === 0 && <p className={classes["empty"]}>{t("empty")}</p>}
        {items.toSorted((one, other) => one.at - other.at).map(({ item }) => item)}
      </div>
    </div>
  );
}

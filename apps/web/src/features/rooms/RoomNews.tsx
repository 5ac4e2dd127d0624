import type { RoomPeer } from "@televisit/protocol/room";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./RoomNews.module.css";
import { type News, newsBetween } from "./roomNews.ts";

/** Milliseconds that good news stay; what somebody's absence explains stays until there is something newer. */
const SHOWN_FOR = 8000;

/** Says who joins, leaves, loses the connection and is back: four different things. */
export function RoomNews({ peers }: { peers: readonly RoomPeer[] }) {
  const { t } = useTranslation("rooms");
  const before = useRef(peers);
  const [news, setNews] = useState<News[]>([]);
  useEffect(() => {
    const latest = newsBetween(before.current, peers);
    before.current = peers;
    if (latest.length > 0) setNews(latest);
  }, [peers]);
  useEffect(() => {
    if (!news.every(({ type }) => type === "joined" || type === "back")) return;
    const timer = setTimeout(() => setNews([]), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <p className={classes["news"]} role="status">
      {news.map(({ type, name }) => t(`news.${type}`, { name })).join(" ")}
    </p>
  );
}

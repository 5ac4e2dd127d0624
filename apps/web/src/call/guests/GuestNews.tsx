import type { Peer } from "@televisit/protocol/visit";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "./guestWords.ts";

interface News {
  at: number;
  type: "joined" | "gone";
  name: string;
}

/** Says in words, by name, which guests are in the call and who goes. It stands in a live region, which is read aloud. */
export default function GuestNews({ peers }: { peers: readonly Peer[] }) {
  const { t } = useTranslation("guests");
  const there = peers.filter(({ role, presence }) => role === "guest" && presence !== "left");
  const [told, setTold] = useState<{ there: readonly Peer[]; news: News[] }>({ there: [], news: [] });
  const changes = [
    ...missing(there, told.there).map(({ name }) => ({ type: "joined" as const, name })),
    ...missing(told.there, there).map(({ name }) => ({ type: "gone" as const, name })),
  ];
  if (changes.length > 0) {
    const news = changes.map((change, index) => ({ ...change, at: told.news.length + index }));
    setTold({ there, news: [...told.news, ...news] });
  }
  return told.news.map(({ at, type, name }) => <p key={at}>{t(type, { name })}</p>);
}

function missing(from: readonly Peer[], others: readonly Peer[]): Peer[] {
  return from.filter(({ participantId }) => !others.some((other) => other.participantId === participantId));
}

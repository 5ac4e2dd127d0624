import type { JournalEntry } from "@televisit/rtc/Journal";
import type { PathCandidate } from "@televisit/rtc/readPaths";
import { describeCandidate, withPort } from "./describeCandidate.ts";
import { type CandidateDetails, familyOf } from "./details.ts";

/** The candidates of a connection that is over, from the signals that carried them; the pair may hold two more. */
export function candidatesOfEntries(entries: readonly JournalEntry[]): CandidateDetails[] {
  const found = new Map<string, CandidateDetails>();
  const add = (side: CandidateDetails["side"], text: string, used: boolean) => {
    const described = describeCandidate(text);
    if (!described) return;
    const { facts, address } = described;
    const key = `${side} ${facts.protocol} ${address}`;
    const earlier = found.get(key);
    found.set(key, { ...(earlier ?? { ...facts, side, address }), used });
  };
  for (const entry of entries) {
    if (entry.type === "signal" && entry.kind === "candidate")
      add(entry.sent ? "local" : "remote", entry.text, false);
  }
  const pair = entries.findLast((entry) => entry.type === "pair");
  if (pair?.type === "pair") {
    add("local", pair.local, true);
    add("remote", pair.remote, true);
  }
  return [...found.values()];
}

/** The candidates of a live connection, as its statistics have them. */
export function candidatesOfPaths(paths: readonly PathCandidate[]): CandidateDetails[] {
  return paths.flatMap(({ side, type, protocol, address, port, relay, used }) => {
    const known = types.find((one) => one === type);
    if (!known) return [];
    return {
      side,
      type: known,
      protocol: protocol === "tcp" ? "tcp" : "udp",
      family: familyOf(address),
      relay: relays.find((one) => one === relay) ?? null,
      used,
      ...(address === null ? {} : { address: withPort(address, port) }),
    };
  });
}

const types = ["host", "srflx", "prflx", "relay"] as const;
const relays = ["udp", "tcp", "tls"] as const;

import { Happening } from "@televisit/protocol/connectionReport";
import type { JournalEntry } from "@televisit/rtc/Journal";
import { describeCandidate } from "./describeCandidate.ts";
import { describeSdp } from "./describeSdp.ts";
import type { HappeningDetails } from "./details.ts";

/** What a journal holds, in the words of a report, with the text of the signals beside them. */
export function describeHappenings(entries: readonly JournalEntry[]): HappeningDetails[] {
  const rounds = new Map<string, number>();
  return entries.flatMap((entry) => describe(entry, rounds) ?? []);
}

function describe(entry: JournalEntry, rounds: Map<string, number>): HappeningDetails | null {
  switch (entry.type) {
    case "signal": {
      const { type, at, sent, way, kind, text, negotiationId } = entry;
      const round = rounds.get(negotiationId) ?? rounds.size + 1;
      rounds.set(negotiationId, round);
      const sections = kind === "offer" || kind === "answer" ? describeSdp(text) : [];
      const candidate = kind === "candidate" ? (describeCandidate(text)?.facts ?? null) : null;
      return { type, at, sent, way, kind, round, bytes: text.length, sections, candidate, text };
    }
    case "pair": {
      const [local, remote] = [describeCandidate(entry.local), describeCandidate(entry.remote)];
      return local && remote
        ? { type: "pair", at: entry.at, local: local.facts, remote: remote.facts }
        : null;
    }
    case "candidate-error": {
      const server = servers.find((scheme) => entry.url.startsWith(`${scheme}:`)) ?? "other";
      return { type: "candidate-error", at: entry.at, server, code: entry.code };
    }
    default: {
      // A state that the schema does not know is a newer browser's.
      const known = Happening.safeParse(entry);
      return known.success ? known.data : null;
    }
  }
}

const servers = ["stuns", "stun", "turns", "turn"] as const;

import type { CandidateFacts } from "@televisit/protocol/connectionReport";
import type { TFunction } from "i18next";

/** A candidate in the standard's words: its type, and for a relay how it is reached. */
export function candidateWords({ type, relay }: CandidateFacts, t: TFunction<"inspector">): string {
  return relay === null ? type : t("candidates.relayBy", { type, relay });
}

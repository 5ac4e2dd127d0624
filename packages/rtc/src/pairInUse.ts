import type { StatsEntry } from "./StatsEntry.ts";

/** The candidate pair that carries the media: by the transport's word; Firefox has none and marks the pair itself. */
export function pairInUse(report: RTCStatsReport): StatsEntry | undefined {
  const entries: StatsEntry[] = [...report.values()];
  const selected = entries.find(({ type }) => type === "transport")?.selectedCandidatePairId;
  if (selected !== undefined) return report.get(selected);
  return entries.find(
    ({ type, nominated, state }) => type === "candidate-pair" && nominated && state === "succeeded",
  );
}

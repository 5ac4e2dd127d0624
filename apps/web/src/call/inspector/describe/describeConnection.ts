import type { Stage } from "@televisit/protocol/connectionReport";
import type { Journal } from "@televisit/rtc/Journal";
import type { PathCandidate } from "@televisit/rtc/readPaths";
import { candidatesOfEntries, candidatesOfPaths } from "./describeCandidates.ts";
import { describeHappenings } from "./describeHappenings.ts";
import { describeStages } from "./describeStages.ts";
import type { ConnectionDetails } from "./details.ts";

interface Described {
  journal: Journal;
  /** The journal of the page. */
  page: Journal;
  /** What the statistics last said of the candidates; null where they were not asked. */
  paths: readonly PathCandidate[] | null;
  theirs: Stage[] | null;
}

/** Works out of a journal what the inspector shows. */
export function describeConnection({ journal, page, paths, theirs }: Described): ConnectionDetails {
  const { entries } = journal;
  return {
    stages: describeStages(journal, page),
    theirs,
    happenings: describeHappenings(entries),
    dropped: journal.dropped,
    candidates: paths ? candidatesOfPaths(paths) : candidatesOfEntries(entries),
    samples: journal.samples.map((sample) => ({ ...sample, at: performance.timeOrigin + sample.at })),
  };
}

import type { Announcer } from "../announcer.ts";
import { supersedeByOther } from "../pages.ts";
import { pagesOf } from "../pagesIn.ts";
import type { RealtimeDependencies } from "../requestContext.ts";
import { supersedeOnSeatByOther } from "../seatTakeover.ts";
import type { ClusterListener } from "./Cluster.ts";

/** What this process does about what others tell: its own pages get to know. */
export function clusterListener(
  { io, store, log }: Pick<RealtimeDependencies, "io" | "store" | "log">,
  announce: Announcer["here"],
): ClusterListener {
  const notClosed = (error: unknown) => log.error({ err: error }, "an older page could not be closed");
  return {
    ...announce,
    pageJoined(visitId, participantId) {
      supersedeByOther({ io, store }, visitId, participantId).catch(notClosed);
    },
    seatTaken(roomId, participantId) {
      supersedeOnSeatByOther({ io, store }, roomId, participantId).catch(notClosed);
    },
    anythingChanged() {
      for (const { data } of pagesOf(io)) {
        for (const visitId of Object.keys(data.joined)) announce.visitChanged(visitId);
        // Who is in a room is in the database, and `roomWatch` looks after those who are gone.
        if (data.speaker.role !== "occupant") announce.queueChanged(data.speaker.professionalId);
      }
    },
  };
}

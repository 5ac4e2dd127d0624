import type { NetworkResult } from "@televisit/protocol/network";
import type { News } from "./ProcessNews.ts";

/** What the other processes tell, besides what they know of their own rooms. */
export interface ClusterListener {
  visitChanged(visitId: string): void;
  queueChanged(professionalId: string): void;
  pageJoined(visitId: string, participantId: string): void;
  seatTaken(roomId: string, participantId: string): void;
  /** Pages of another process are gone without a word, or news may have been missed. */
  anythingChanged(): void;
}

/** The other processes of the service, as this one knows them. */
export interface Cluster {
  /** Whether a page of another process is in the room. */
  isElsewhere(room: string): boolean;
  /** What a page of another process in the room has told of its network. */
  networkElsewhere(room: string): NetworkResult | null;
  /** Tells all other processes. Nobody learns whether it arrives. */
  tell(news: News): void;
  /** Tells the others what is now known of the people in a room of this process. */
  share(room: string): void;
  start(listener: ClusterListener): void;
  stop(): void;
}

/** One process is the whole service. */
export const alone: Cluster = {
  isElsewhere: () => false,
  networkElsewhere: () => null,
  tell: () => undefined,
  share: () => undefined,
  start: () => undefined,
  stop: () => undefined,
};

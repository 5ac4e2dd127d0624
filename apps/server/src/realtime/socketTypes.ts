import type { ClientToServerEvents, ServerToClientEvents } from "@televisit/protocol/events";
import type { NetworkResult } from "@televisit/protocol/network";
import type { Server, Socket } from "socket.io";
import type { ProcessNews } from "./cluster/ProcessNews.ts";
import type { QueueNews } from "./queueNews.ts";

/** Who speaks on a socket; decided by its cookie when it connected, and never by a payload. */
export type Speaker =
  | {
      readonly role: "client" | "guest";
      readonly tabId: string;
      readonly visitId: string;
      readonly participantId: string;
      /** The link that was used; a newer one, or revoking it, takes this one's rights away. */
      readonly linkId: string;
      /** Whom the visit is with. */
      readonly professionalId: string;
      /** When the session ends, in milliseconds since the epoch. */
      readonly endsAt: number;
    }
  | {
      readonly role: "professional";
      readonly tabId: string;
      readonly professionalId: string;
      readonly sessionId: string;
    }
  | {
      /** Somebody in an instant room, or about to come into one. */
      readonly role: "occupant";
      readonly tabId: string;
      readonly participantId: string;
      /** When the session ends, in milliseconds since the epoch. */
      readonly endsAt: number;
    };

export type Occupant = Extract<Speaker, { role: "occupant" }>;

/** The people of a visit that this page has joined. Whether it still speaks is told by its rooms. */
export interface JoinedVisit {
  readonly participantId: string;
  readonly peerIds: readonly string[];
}

interface SocketData {
  speaker: Speaker;
  joined: Record<string, JoinedVisit>;
  /** The room that an occupant's page has come into. */
  roomId?: string;
  /** How often an occupant has asked for a room that there is not. */
  misses?: number;
  /** What a waiting client's page was last told of the waiting room. */
  queue?: QueueNews;
  /** What a client's page has found out about its network: a fact of this page, gone with it. */
  network?: NetworkResult;
}

/** What the processes of one service tell each other; parsed where it arrives. */
interface ProcessEvents {
  "process:news": (news: ProcessNews) => void;
}

export type AppServer = Server<ClientToServerEvents, ServerToClientEvents, ProcessEvents, SocketData>;
export type AppSocket = Socket<ClientToServerEvents, ServerToClientEvents, ProcessEvents, SocketData>;

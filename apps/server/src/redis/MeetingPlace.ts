import type { RedisClientType } from "@redis/client";
import type { ServerOptions } from "socket.io";

/** Where the processes of one service meet. */
export interface MeetingPlace {
  /** Whether the other processes can be heard and spoken to. */
  readonly isReady: boolean;
  /** Carries what Socket.IO sends to the pages of every process. */
  readonly adapter: NonNullable<ServerOptions["adapter"]>;
  /** Keeps the counts of the rate limits. */
  readonly limits: Pick<RedisClientType, "isReady" | "eval" | "multi" | "del">;
  /** Calls back whenever the connection is there again: what was sent meanwhile is lost. */
  onReturn(listener: () => void): void;
  close(): Promise<void>;
}

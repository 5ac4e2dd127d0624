import type { Logger } from "pino";
import type { Professionals } from "../auth/professionals.ts";
import { pagesOf } from "./pagesIn.ts";
import type { AppServer } from "./socketTypes.ts";

const INTERVAL_MS = 750;

export interface SessionWatch {
  start(): void;
  stop(): void;
}

export interface SessionWatchDependencies {
  readonly io: AppServer;
  readonly professionals: Pick<Professionals, "liveSessions">;
  readonly log: Logger;
  readonly now: () => Date;
}

/**
 * Closes sockets whose session is over, within a second. Sign-out in this process closes them at once;
 * this finds what no event tells: a session that ran out, or an account changed by another process.
 */
export function sessionWatch({ io, professionals, log, now }: SessionWatchDependencies): SessionWatch {
  let timer: NodeJS.Timeout | undefined;
  const check = async (): Promise<void> => {
    const at = now();
    const sockets = pagesOf(io);
    const sessionIds = new Set(
      sockets.flatMap(({ data: { speaker } }) => (speaker.role === "professional" ? speaker.sessionId : [])),
    );
    const live =
      sessionIds.size > 0 ? await professionals.liveSessions([...sessionIds], at) : new Set<string>();
    for (const socket of sockets) {
      const { speaker } = socket.data;
      const isOver =
        speaker.role === "professional" ? !live.has(speaker.sessionId) : speaker.endsAt <= at.getTime();
      if (isOver) socket.disconnect(true);
    }
  };
  const schedule = (): void => {
    timer = setTimeout(() => {
      check()
        .catch((error: unknown) => log.error({ err: error }, "sessions could not be checked"))
        .finally(() => {
          if (timer) schedule();
        });
    }, INTERVAL_MS);
    timer.unref();
  };
  return {
    start: schedule,
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

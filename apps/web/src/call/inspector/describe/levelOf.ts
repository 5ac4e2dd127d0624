import type { Happening } from "@televisit/protocol/connectionReport";

/** From the finest to the gravest. */
export const logLevels = ["debug", "info", "warning", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

const bad = new Set(["failed", "refused", "busy"]);

/** How much a person who looks for a fault should care. */
export function levelOf(happening: Happening): LogLevel {
  switch (happening.type) {
    case "signal":
      return happening.kind === "offer" || happening.kind === "answer" ? "info" : "debug";
    case "state":
      if (happening.value === "failed") return "error";
      return happening.value === "disconnected" ? "warning" : "info";
    case "closed":
      return happening.failed ? "error" : "info";
    case "media":
      return bad.has(happening.audio) || bad.has(happening.video) ? "warning" : "info";
    case "server":
      return happening.online ? "info" : "warning";
    case "candidate-error":
      return "warning";
    case "opened":
    case "channel":
    case "pair":
      return "info";
    default:
      return happening satisfies never;
  }
}

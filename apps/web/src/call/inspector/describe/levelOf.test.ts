import type { Happening } from "@televisit/protocol/connectionReport";
import { expect, test } from "vitest";
import { levelOf } from "./levelOf.ts";

const at = 1;
const signal = {
  type: "signal" as const,
  at,
  sent: true,
  way: "server" as const,
  round: 1,
  bytes: 1,
  sections: [],
  candidate: null,
};
const cases: [Happening, string][] = [
  [{ ...signal, kind: "offer" }, "info"],
  [{ ...signal, kind: "candidate" }, "debug"],
  [{ type: "state", at, of: "ice", value: "checking" }, "info"],
  [{ type: "state", at, of: "ice", value: "disconnected" }, "warning"],
  [{ type: "state", at, of: "connection", value: "failed" }, "error"],
  [{ type: "media", at, audio: "ok", video: "missing" }, "info"],
  [{ type: "media", at, audio: "refused", video: "ok" }, "warning"],
  [{ type: "server", at, online: false }, "warning"],
  [{ type: "closed", at, failed: false }, "info"],
  [{ type: "closed", at, failed: true }, "error"],
];

test.each(cases)("%j is worth %s", (happening, level) => {
  expect(levelOf(happening)).toBe(level);
});

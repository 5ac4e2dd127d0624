import { expect, test } from "vitest";
import { PeerMessage } from "./peerMessages.ts";

test.each(["on", "off", "missing"])("a peer may say that its microphone is %s", (audio) => {
  expect(PeerMessage.safeParse({ type: "media-state", audio, video: "on" }).success).toBe(true);
});

test.each([
  {},
  null,
  "media-state",
  { type: "unknown" },
  { type: "media-state" },
  { type: "media-state", audio: "on" },
  { type: "media-state", audio: "loud", video: "on" },
])("%j from a peer is refused", (message) => {
  expect(PeerMessage.safeParse(message).success).toBe(false);
});

import { expect, test } from "vitest";
import { parsePeerSignal } from "./peerSignal.ts";

const negotiationId = "8f14e45f-ceea-4e7a-9c2a-1f6b0b3a2c11";
const candidate = { candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host", sdpMid: "0", sdpMLineIndex: 0 };

test.each([
  { negotiationId, description: { type: "offer", sdp: "v=0\r\n" } },
  { negotiationId, candidate: { ...candidate, usernameFragment: null } },
  { negotiationId, candidate: null },
])("reads %j", (signal) => {
  expect(parsePeerSignal(JSON.stringify(signal))).toEqual(signal);
});

test.each([
  "",
  "null",
  "{",
  JSON.stringify({ negotiationId }),
  JSON.stringify({ negotiationId: "7", candidate: null }),
  JSON.stringify({ negotiationId, candidate }),
  JSON.stringify({ negotiationId, description: { type: "rollback", sdp: "v=0\r\n" } }),
  JSON.stringify({ negotiationId, description: { type: "offer", sdp: "v".repeat(65 * 1024) } }),
])("takes %s for no signal", (text) => {
  expect(parsePeerSignal(text)).toBeNull();
});

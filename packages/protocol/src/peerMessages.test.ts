import { expect, test } from "vitest";
import { MAX_CHAT_LENGTH, PeerMessage } from "./peerMessages.ts";

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

const id = "0198c0de-0000-7000-8000-000000000001";
const line = { type: "chat", id, text: "Hello", sentAt: 1_770_000_000_000 };

test("a line of the chat and its confirmation pass", () => {
  expect(PeerMessage.parse(line)).toEqual(line);
  expect(PeerMessage.safeParse({ ...line, text: "x".repeat(MAX_CHAT_LENGTH) }).success).toBe(true);
  expect(PeerMessage.safeParse({ type: "chat-received", id }).success).toBe(true);
});

test.each([
  { ...line, text: "" },
  { ...line, text: " \n" },
  { ...line, text: "x".repeat(MAX_CHAT_LENGTH + 1) },
  { ...line, id: "1" },
  { ...line, sentAt: "now" },
  { type: "chat-received" },
])("a chat message like %j is refused", (message) => {
  expect(PeerMessage.safeParse(message).success).toBe(false);
});

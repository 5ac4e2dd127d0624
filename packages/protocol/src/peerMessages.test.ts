import { expect, test } from "vitest";
import { MAX_CHAT_LENGTH, MAX_FILE_SIZE, PeerMessage } from "./peerMessages.ts";

test.each(["on", "off", "interrupted", "missing"])("a peer may say that its microphone is %s", (audio) => {
  expect(PeerMessage.safeParse({ type: "media-state", audio, video: "on" }).success).toBe(true);
});

test.each([true, false])("a peer may say whether its video is paused: %s", (paused) => {
  expect(PeerMessage.parse({ type: "video-paused", paused })).toEqual({ type: "video-paused", paused });
});

test.each([
  {},
  null,
  "media-state",
  { type: "unknown" },
  { type: "media-state" },
  { type: "media-state", audio: "on" },
  { type: "media-state", audio: "loud", video: "on" },
  { type: "video-paused" },
  { type: "video-paused", paused: "yes" },
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

const offer = { type: "file-offer", id, name: "scan.pdf", size: MAX_FILE_SIZE, mime: "application/pdf" };

test("what is said about a file passes", () => {
  const sha256 = "0123456789abcdef".repeat(4);
  for (const message of [
    offer,
    { ...offer, size: 1, mime: "" },
    { type: "file-answer", id, accepted: false },
    { type: "file-sent", id, sha256 },
    { type: "file-received", id, intact: true },
    { type: "file-cancelled", id },
  ]) {
    expect(PeerMessage.parse(message)).toEqual(message);
  }
});

test.each([
  { ...offer, size: 0 },
  { ...offer, size: MAX_FILE_SIZE + 1 },
  { ...offer, size: 1.5 },
  { ...offer, name: "" },
  { ...offer, name: "a\nb" },
  { ...offer, name: "x".repeat(256) },
  { ...offer, mime: "x".repeat(128) },
  { ...offer, id: "../x" },
  { type: "file-answer", id, accepted: "yes" },
  { type: "file-sent", id, sha256: "0123" },
  { type: "file-sent", id, sha256: "Z".repeat(64) },
  { type: "file-received", id },
])("a file message like %j is refused", (message) => {
  expect(PeerMessage.safeParse(message).success).toBe(false);
});

test.each(["left", "ended"])("a peer may say goodbye because it has %s", (reason) => {
  expect(PeerMessage.parse({ type: "goodbye", reason })).toEqual({ type: "goodbye", reason });
});

test.each([{ type: "goodbye" }, { type: "goodbye", reason: "lost" }])(
  "a goodbye like %j is refused",
  (message) => {
    expect(PeerMessage.safeParse(message).success).toBe(false);
  },
);

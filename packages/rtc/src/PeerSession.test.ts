import mitt from "mitt";
import { expect, test } from "vitest";
import { LocalMedia } from "./LocalMedia.ts";
import { PeerSession } from "./PeerSession.ts";
import type { PeerEvents } from "./peerEvents.ts";

test("closes once, whatever asks for it, and says nothing afterwards", () => {
  const events = mitt<PeerEvents>();
  const told: string[] = [];
  events.on("*", (type) => told.push(type));
  let closed = 0;
  const session = new PeerSession({
    participantId: "client",
    tabId: null,
    polite: false,
    signalling: { sendDescription: () => undefined, sendCandidate: () => undefined },
    media: new LocalMedia(),
    configuration: {},
    createId: () => "id",
    events,
    onClosed: () => {
      closed += 1;
    },
  });
  session.close(new Error("first"));
  session.close();
  session.peerConnection.dispatchEvent(new Event("connectionstatechange"));
  expect(closed).toBe(1);
  expect(told).toEqual(["peer:closed"]);
  expect(session.peerConnection.signalingState).toBe("closed");
  expect(session.send("hello")).toBe(false);
});

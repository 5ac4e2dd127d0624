import { expect, test } from "vitest";
import { sessionId } from "./sessionId.ts";

test("is the same for every description of one connection, and another for another connection", async () => {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.addTransceiver("audio");
  const first = await one.createOffer();
  await one.setLocalDescription(first);
  one.addTransceiver("video");
  const second = await one.createOffer({ iceRestart: true });
  const foreign = await other.createOffer();
  one.close();
  other.close();
  expect(sessionId(first.sdp!)).toMatch(/^\d+$/);
  expect(sessionId(second.sdp!)).toBe(sessionId(first.sdp!));
  expect(sessionId(foreign.sdp!)).not.toBe(sessionId(first.sdp!));
});

test("reads Firefox's origin line, and finds nothing where there is none", () => {
  expect(sessionId("v=0\r\no=mozilla...THIS_IS_SDPARTA-99.0 4711 0 IN IP4 0.0.0.0\r\n")).toBe("4711");
  expect(sessionId("v=0\r\ns=-\r\n")).toBeNull();
});

import { expect, test } from "vitest";
import { answerFromOffer } from "./crossedOffers.ts";

async function offer(prefer?: string): Promise<string> {
  const connection = new RTCPeerConnection();
  connection.addTransceiver("audio");
  const video = connection.addTransceiver("video");
  const codecs = RTCRtpReceiver.getCapabilities("video")?.codecs ?? [];
  if (prefer) video.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === prefer));
  const { sdp = "" } = await connection.createOffer();
  connection.close();
  return sdp;
}

test("reads a like offer as an answer with the given DTLS role", async () => {
  const [own, other] = [await offer(), await offer()];
  const answer = answerFromOffer(own, other, "passive");
  expect(answer).not.toBeNull();
  expect(answer).toContain("a=setup:passive");
  expect(answer).not.toContain("actpass");
  expect(answer).toContain(/a=ice-ufrag:\S+/.exec(other)![0]);
});

test("reads no answer from an offer with other codecs", async () => {
  expect(answerFromOffer(await offer(), await offer("video/VP8"), "passive")).toBeNull();
});

test("reads no answer from an offer with other payload types", async () => {
  const own = await offer();
  const other = (await offer())
    .replaceAll(/\b96\b/g, "97x")
    .replaceAll(/\b97\b/g, "96")
    .replaceAll("97x", "97");
  expect(answerFromOffer(own, other, "active")).toBeNull();
});

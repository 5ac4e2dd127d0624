import { expect, test } from "vitest";
import { describeSdp } from "./describeSdp.ts";
import { hideAddresses, hidePasswords } from "./hideAddresses.ts";

const print = "AB:CD:EF:01";
const sdp = [
  "v=0",
  "o=- 4611731400430051336 2 IN IP4 192.0.2.7",
  "s=-",
  "t=0 0",
  `a=fingerprint:sha-256 ${print}`,
  "m=audio 54400 UDP/TLS/RTP/SAVPF 111 9 126",
  "c=IN IP4 192.0.2.7",
  "a=rtcp:9 IN IP6 2001:db8::7",
  "a=candidate:1 1 udp 2122260223 192.0.2.7 54400 typ host generation 0",
  "a=candidate:2 1 udp 1686052607 198.51.100.9 6000 typ srflx raddr 192.0.2.7 rport 54400",
  "a=candidate:3 1 udp 2122194687 0a1b2c3d.local 54401 typ host",
  "a=ice-pwd:geheim",
  "a=setup:actpass",
  "a=sendrecv",
  "a=rtpmap:111 opus/48000/2",
  "a=rtpmap:9 G722/8000",
  "a=rtpmap:126 telephone-event/8000",
  "m=video 0 UDP/TLS/RTP/SAVPF 96 97 98",
  "a=setup:active",
  "a=recvonly",
  "a=rtpmap:96 VP8/90000",
  "a=rtpmap:97 rtx/90000",
  "a=rtpmap:98 KimNovak/90000",
  "",
].join("\r\n");

test("tells each section's kind, direction, codecs, role and fingerprint", () => {
  expect(describeSdp(sdp)).toEqual([
    {
      kind: "audio",
      direction: "sendrecv",
      rejected: false,
      codecs: ["opus", "G722", "telephone-event"],
      setup: "actpass",
      fingerprint: "sha-256",
      fingerprintValue: print,
    },
    {
      kind: "video",
      direction: "recvonly",
      rejected: true,
      codecs: ["VP8", "rtx", "other"], // a name that is no codec's could say anything
      setup: "active",
      fingerprint: "sha-256",
      fingerprintValue: print,
    },
  ]);
});

test.each(["", "no description at all", "v=0\r\nm=\r\n", "m=audio\r\na=rtpmap\r\na=fingerprint:\r\n"])(
  "does not fail for %j, which another page could send",
  (text) => {
    expect(() => describeSdp(text)).not.toThrow();
  },
);

test("hides every address of a description, and nothing else", () => {
  const hidden = hideAddresses(sdp);
  for (const address of ["192.0.2.7", "198.51.100.9", "2001:db8::7", "0a1b2c3d.local", "54400", "54401"]) {
    const kept = hidden.split("\r\n").filter((line) => line.includes(address) && !line.startsWith("m="));
    expect(kept).toEqual([]);
  }
  expect(hidden).toContain("a=candidate:2 1 udp 1686052607 … … typ srflx raddr … rport …");
  expect(hidden.split("\r\n").length).toBe(sdp.split("\r\n").length);
  expect(hidden).toContain("a=rtpmap:111 opus/48000/2");
});

test("hides the ICE password, and nothing else", () => {
  expect(hidePasswords(sdp)).toBe(sdp.replace("geheim", "…"));
});

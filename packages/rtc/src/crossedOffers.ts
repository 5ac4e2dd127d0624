/** Lines that differ between any two peer connections, whatever browser made them. */
const ownLines =
  /^(c=|a=(ice-ufrag|ice-pwd|fingerprint|setup|candidate|end-of-candidates|ssrc|ssrc-group|msid|rtcp):?)/;

/** The DTLS role of the side whose description it is (RFC 5763 §5). */
export type DtlsSetup = "active" | "passive";

/**
 * Reads another side's offer as the answer to our own, when two first offers have crossed on the way.
 * That is possible when both offer the same thing: the same lines, codecs and extensions under the same
 * numbers. What remains of an answer is then what only its maker knows (addresses, keys, fingerprint),
 * and that stands in the offer as well. Both sides compare the same two texts, so both decide alike.
 *
 * @param setup the DTLS role that the other side takes
 * @returns the answer, or null when the offers differ and one side has to give way (webrtc-pc §10.7)
 */
export function answerFromOffer(ownOffer: string, otherOffer: string, setup: DtlsSetup): string | null {
  if (shapeOf(ownOffer) !== shapeOf(otherOffer)) return null;
  return otherOffer.replace(/^a=setup:actpass$/gm, `a=setup:${setup}`).replace(/^a=bundle-only\r\n/gm, "");
}

/**
 * What two offers must share for one to be an answer to the other: everything but ports, which say nothing in
 * trickle ICE, and the session's id. Its version counts: a later offer of one side crosses no first one.
 */
function shapeOf(offer: string): string {
  const lines = offer.split("\r\n").filter((line) => !ownLines.test(line));
  return lines.map((line) => line.replace(/^(m=\w+) \d+/, "$1 9").replace(/^o=\S+ \d+/, "o=")).join("\n");
}

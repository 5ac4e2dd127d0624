import type { Journal } from "./Journal.ts";

/**
 * Writes down what a connection's transports say by events of their own, until `signal` aborts. They come to be with
 * the first description: the returned function looks whether they are there now.
 */
export function watchTransports(
  peerConnection: RTCPeerConnection,
  journal: Journal,
  signal: AbortSignal,
): () => void {
  peerConnection.addEventListener(
    "icecandidateerror",
    ({ url, errorCode: code }) => journal.add({ type: "candidate-error", url, code }),
    { signal },
  );
  let watched: RTCSctpTransport | null = null;
  return () => {
    const { sctp } = peerConnection;
    if (!sctp || sctp === watched || signal.aborted) return;
    watched = sctp;
    const dtls = sctp.transport;
    const tellSctp = () => journal.add({ type: "state", of: "sctp", value: sctp.state });
    const tellDtls = () => journal.add({ type: "state", of: "dtls", value: dtls.state });
    tellDtls();
    tellSctp();
    sctp.addEventListener("statechange", tellSctp, { signal });
    dtls.addEventListener("statechange", tellDtls, { signal });
    watchPair(dtls.iceTransport, journal, signal);
  };
}

/** Everything is bundled (max-bundle), so that one transport carries all. Firefox does not tell its pair. */
function watchPair(ice: RTCIceTransport | undefined, journal: Journal, signal: AbortSignal): void {
  if (!ice || !("getSelectedCandidatePair" in ice)) return;
  const tell = () => {
    const pair = ice.getSelectedCandidatePair();
    if (pair?.local && pair.remote)
      journal.add({ type: "pair", local: pair.local.candidate, remote: pair.remote.candidate });
  };
  tell();
  ice.addEventListener("selectedcandidatepairchange", tell, { signal });
}

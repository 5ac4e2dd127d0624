/**
 * Gives a connection the servers for its next gathering, which an ICE restart begins (webrtc-pc §4.4.1.6, JSEP §4.1.18).
 * What it has gathered stays in use. A closed connection is left alone.
 */
export function updateIceServers(peerConnection: RTCPeerConnection, iceServers: RTCIceServer[]): void {
  if (peerConnection.signalingState === "closed") return;
  peerConnection.setConfiguration({ ...peerConnection.getConfiguration(), iceServers });
}

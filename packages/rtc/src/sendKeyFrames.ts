/** What webrtc-extensions §5 adds to `setParameters`; not yet in TypeScript's library. */
interface SetParameterOptions {
  encodingOptions: { keyFrame: boolean }[];
}

type SetParameters = (parameters: RTCRtpSendParameters, options: SetParameterOptions) => Promise<void>;

/**
 * Sends the next picture of every line whole. After an interruption the other side lacks the pictures that the
 * following ones build upon, and a receiver asks for a whole one only after three seconds without.
 * A browser that cannot send one on demand ignores the wish, and waits for that request.
 */
export async function sendKeyFrames(peerConnection: Pick<RTCPeerConnection, "getSenders">): Promise<void> {
  const videos = peerConnection.getSenders().filter(({ track }) => track?.kind === "video");
  await Promise.all(videos.map(sendKeyFrame));
}

async function sendKeyFrame(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }));
  const setParameters: SetParameters = sender.setParameters.bind(sender);
  // Refused when the sender's parameters changed meanwhile: then the other side asks for one.
  await setParameters(parameters, { encodingOptions }).catch(() => undefined);
}

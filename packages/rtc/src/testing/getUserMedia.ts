type GetUserMedia = MediaDevices["getUserMedia"];

/**
 * Puts something between the page and the real getUserMedia, for what the fake devices cannot do:
 * be refused, missing or busy. Returns how to take it away again.
 */
export function interceptGetUserMedia(intercept: (real: GetUserMedia) => GetUserMedia): () => void {
  const { mediaDevices } = navigator;
  mediaDevices.getUserMedia = intercept(mediaDevices.getUserMedia.bind(mediaDevices));
  return () => Reflect.deleteProperty(mediaDevices, "getUserMedia");
}

export function rejectWith(name: string): Promise<never> {
  return Promise.reject(new DOMException("", name));
}

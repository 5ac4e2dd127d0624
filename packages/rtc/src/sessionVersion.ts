/**
 * The version that a description's origin line (`o=`) carries: it grows with each offer and answer that one
 * peer connection makes (RFC 9429 §5.2.2), so that of two the later can be told. NaN where there is none.
 */
export function sessionVersion(sdp: string): number {
  return Number(/^o=\S+ \d+ (\d+) /m.exec(sdp)?.[1]);
}

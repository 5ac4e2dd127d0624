/**
 * The id that a description's origin line (`o=`) gives its peer connection: the same in every
 * offer and answer of one connection (RFC 9429 §5.2.1), another in every other connection.
 */
export function sessionId(sdp: string): string | null {
  return /^o=\S+ (\d+) /m.exec(sdp)?.[1] ?? null;
}

import { createHash, createHmac, randomBytes } from "node:crypto";

/** STUN attributes (RFC 8489 §18.3, RFC 8656 §18). */
const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
} as const;
const ALLOCATE = 0x0003;
const MAGIC = 0x2112a442;
/** The protocol number of UDP: what is relayed, whatever the way to the relay. */
const UDP = 17;
const HEADER = 20;

export interface Credentials {
  readonly username: string;
  readonly credential: string;
}

/** What a relay answers. */
export interface StunAnswer {
  /** 0 for a success. */
  readonly error: number;
  readonly realm: Buffer;
  readonly nonce: Buffer;
}

/** An Allocate request (RFC 8656 §7.1): without credentials it is answered by a challenge, which the second signs for. */
export function allocateRequest(signed?: { credentials: Credentials; challenge: StunAnswer }): Buffer {
  const transport = attribute(attributes.requestedTransport, Buffer.from([UDP, 0, 0, 0]));
  if (!signed) return message([transport], 0);
  const { credentials, challenge } = signed;
  const { username, credential } = credentials;
  const unsigned = message(
    [
      transport,
      attribute(attributes.username, Buffer.from(username)),
      attribute(attributes.realm, challenge.realm),
      attribute(attributes.nonce, challenge.nonce),
    ],
    24, // the length already counts the integrity attribute (RFC 8489 §14.5)
  );
  const key = createHash("md5").update(`${username}:${challenge.realm}:${credential}`).digest();
  const integrity = createHmac("sha1", key).update(unsigned).digest();
  return Buffer.concat([unsigned, attribute(attributes.integrity, integrity)]);
}

function message(parts: readonly Buffer[], more: number): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(ALLOCATE, 0);
  header.writeUInt16BE(body.length + more, 2);
  header.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([header, randomBytes(12), body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc(padding(value.length))]);
}

const padding = (length: number) => (4 - (length % 4)) % 4;

/** Reads one whole answer; null while there is less than that. Throws when it is not STUN. */
export function readAnswer(received: Buffer): StunAnswer | null {
  if (received.length < HEADER) return null;
  if (received.readUInt32BE(4) !== MAGIC) throw new Error("something else than a relay answers");
  const end = HEADER + received.readUInt16BE(2);
  if (received.length < end) return null;
  const values = new Map<number, Buffer>();
  for (let at = HEADER; at + 4 <= end; ) {
    const length = received.readUInt16BE(at + 2);
    values.set(received.readUInt16BE(at), received.subarray(at + 4, at + 4 + length));
    at += 4 + length + padding(length);
  }
  const code = values.get(attributes.errorCode);
  const none = Buffer.alloc(0);
  return {
    error: code && code.length >= 4 ? code.readUInt8(2) * 100 + code.readUInt8(3) : 0,
    realm: values.get(attributes.realm) ?? none,
    nonce: values.get(attributes.nonce) ?? none,
  };
}

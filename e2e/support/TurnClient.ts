import { createHash, createHmac, randomBytes } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";

const methods = { allocate: 0x0003, createPermission: 0x0008 } as const;
/** STUN attributes (RFC 8489 §18.3, RFC 8656 §18). */
const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  peerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
} as const;
const MAGIC = 0x2112a442;
/** A lost datagram is sent again after so long, in ms. */
const RETRANSMIT = 500;

type Attribute = readonly [type: number, value: Buffer];
interface Response {
  readonly transaction: Buffer;
  /** 0 for a success. */
  readonly error: number;
  readonly values: ReadonlyMap<number, Buffer>;
}

/** As much of a TURN client over UDP (RFC 8656) as it takes to read a relay's refusals. */
export class TurnClient {
  readonly #socket: Socket = createSocket("udp4");
  readonly #server: { address: string; port: number };
  readonly #credentials: { username: string; credential: string };
  #realm: Buffer = Buffer.alloc(0);
  #nonce: Buffer = Buffer.alloc(0);

  constructor(
    server: { address: string; port: number },
    credentials: { username: string; credential: string },
  ) {
    this.#server = server;
    this.#credentials = credentials;
  }

  /** Asks for a relay address. Resolves with 0, or with the error that the relay answers. */
  async allocate(): Promise<number> {
    const udp: Attribute = [attributes.requestedTransport, Buffer.from([17, 0, 0, 0])];
    const challenge = await this.#send(methods.allocate, [udp]);
    if (challenge.error !== 401) throw new Error(`no challenge but ${challenge.error}`);
    this.#realm = challenge.values.get(attributes.realm) ?? this.#realm;
    this.#nonce = challenge.values.get(attributes.nonce) ?? this.#nonce;
    return (await this.#send(methods.allocate, [udp, ...this.#signature()])).error;
  }

  /** Asks to exchange data with an address. Resolves with 0, or with the error that the relay answers. */
  async permit(peer: string): Promise<number> {
    const address: Attribute = [attributes.peerAddress, xorAddress(peer)];
    return (await this.#send(methods.createPermission, [address, ...this.#signature()])).error;
  }

  close(): void {
    this.#socket.close();
  }

  #signature(): Attribute[] {
    return [
      [attributes.username, Buffer.from(this.#credentials.username)],
      [attributes.realm, this.#realm],
      [attributes.nonce, this.#nonce],
    ];
  }

  async #send(method: number, given: readonly Attribute[]): Promise<Response> {
    const signed = given.some(([type]) => type === attributes.username);
    const transaction = randomBytes(12);
    const message = signed
      ? this.#sign(encode(method, transaction, given))
      : encode(method, transaction, given);
    const resend = setInterval(() => this.#transmit(message), RETRANSMIT);
    this.#transmit(message);
    try {
      for (;;) {
        const [datagram] = (await once(this.#socket, "message")) as [Buffer];
        const response = decode(datagram);
        if (response.transaction.equals(transaction)) return response;
      }
    } finally {
      clearInterval(resend);
    }
  }

  /** Long-term credentials (RFC 8489 §9.2, §14.5): the length already counts the integrity attribute. */
  #sign(message: Buffer): Buffer {
    const { username, credential } = this.#credentials;
    const key = createHash("md5").update(`${username}:${this.#realm}:${credential}`).digest();
    message.writeUInt16BE(message.length - 20 + 24, 2);
    const integrity = createHmac("sha1", key).update(message).digest();
    return Buffer.concat([message, attribute([attributes.integrity, integrity])]);
  }

  #transmit(message: Buffer): void {
    this.#socket.send(message, this.#server.port, this.#server.address);
  }
}

function encode(method: number, transaction: Buffer, given: readonly Attribute[]): Buffer {
  const body = Buffer.concat(given.map(attribute));
  const header = Buffer.alloc(8);
  header.writeUInt16BE(method, 0);
  header.writeUInt16BE(body.length, 2);
  header.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([header, transaction, body]);
}

function attribute([type, value]: Attribute): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function decode(datagram: Buffer): Response {
  const values = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= datagram.length; ) {
    const length = datagram.readUInt16BE(at + 2);
    values.set(datagram.readUInt16BE(at), datagram.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  const code = values.get(attributes.errorCode);
  const error = code ? code.readUInt8(2) * 100 + code.readUInt8(3) : 0;
  return { transaction: datagram.subarray(8, 20), error, values };
}

/** XOR-PEER-ADDRESS of an IPv4 address, any port (RFC 8489 §14.2). */
function xorAddress(peer: string): Buffer {
  if (isIPv6(peer)) throw new Error("only IPv4 is written here");
  const value = Buffer.from([0, 1, 0, 9, ...peer.split(".").map(Number)]);
  value.writeUInt16BE(value.readUInt16BE(2) ^ (MAGIC >>> 16), 2);
  value.writeUInt32BE((value.readUInt32BE(4) ^ MAGIC) >>> 0, 4);
  return value;
}

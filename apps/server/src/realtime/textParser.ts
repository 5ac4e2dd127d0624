import { Decoder, Encoder, type Packet } from "socket.io-parser";

/** Puts a packet together as Socket.IO's protocol 5 says for text, without looking through it for binary data. */
class PlainEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === "/" ? "" : `${nsp},`;
    return [`${type}${namespace}${id ?? ""}${data === undefined ? "" : JSON.stringify(data)}`];
  }
}

/** Socket.IO's parser for a server that never sends binary data: every message of the protocol is JSON. */
export const textParser = { Encoder: PlainEncoder, Decoder };

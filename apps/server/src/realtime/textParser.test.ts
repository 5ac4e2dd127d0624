import { Encoder, type Packet, PacketType } from "socket.io-parser";
import { describe, expect, test } from "vitest";
import { textParser } from "./textParser.ts";

const packets: Record<string, Packet> = {
  "a connection's answer": { type: PacketType.CONNECT, nsp: "/", data: { sid: "x1" } },
  "a refusal": {
    type: PacketType.CONNECT_ERROR,
    nsp: "/",
    data: { message: "no", data: { code: "not_found" } },
  },
  "a goodbye": { type: PacketType.DISCONNECT, nsp: "/" },
  "a message": {
    type: PacketType.EVENT,
    nsp: "/",
    data: ["visit:changed", { name: 'Ünal "😀"\r\n', place: null }],
  },
  "a message that asks for an acknowledgement": {
    type: PacketType.EVENT,
    nsp: "/",
    id: 0,
    data: ["server:stopping", {}],
  },
  "an acknowledgement": { type: PacketType.ACK, nsp: "/", id: 12, data: [{ ok: true }] },
  "a message of another namespace": { type: PacketType.EVENT, nsp: "/other", id: 3, data: ["name"] },
};

describe("a packet is put together as Socket.IO's own encoder does it", () => {
  test.each(Object.entries(packets))("%s", (_name, packet) => {
    expect(new textParser.Encoder().encode(packet)).toEqual(new Encoder().encode(packet));
  });
});

import type { AppServer } from "./socketTypes.ts";
import { type TextMessage, textFrames } from "./textFrames.ts";

/** What is used of a connection of Engine.IO, which Socket.IO does not pass on as a type. */
interface Connection {
  readonly transport: Transport;
}

interface Packet {
  readonly type: string;
  readonly data?: unknown;
  readonly options?: object;
}

interface Transport {
  readonly name: string;
  send(packets: readonly Packet[]): void;
  close(done?: () => void): void;
  emit(event: "drain"): boolean;
}

/**
 * Lets the messages that are sent to a page in one turn of the event loop leave with one write. An admit tells the
 * professional's page two things, and the client's as many, and handing a message to the system takes longer than putting it
 * together. For WebSockets from the start: with polling all that has come together leaves in one answer anyway.
 */
export function sendTogether(io: AppServer): void {
  io.engine.on("connection", ({ transport }: Connection) => {
    if (transport.name !== "websocket") return;
    const send = transport.send.bind(transport);
    const close = transport.close.bind(transport);
    let held: Packet[] = [];
    let batches = 0;
    const release = (): void => {
      if (held.length === 0) return;
      const packets = held;
      held = [];
      send(packets.every(isText) ? [asOne(packets)] : packets);
      // Engine.IO notes each batch that it hands over, and strikes one off for each that is reported as sent.
      for (; batches > 1; batches -= 1) transport.emit("drain");
      batches = 0;
    };
    transport.send = (packets) => {
      if (held.length === 0) setImmediate(release);
      held.push(...packets);
      batches += 1;
    };
    // The last word before a connection is closed leaves before.
    transport.close = (done) => {
      release();
      close(done);
    };
  });
}

function isText(packet: Packet): packet is TextMessage {
  return packet.type === "message" && typeof packet.data === "string";
}

/** Engine.IO writes a packet that has its frame already as it is. */
function asOne(messages: readonly TextMessage[]): Packet {
  return { type: "message", options: { wsPreEncodedFrame: [textFrames(messages)] } };
}

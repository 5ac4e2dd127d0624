import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io as connect } from "socket.io-client";
import { expect, onTestFinished, test } from "vitest";
import { sendTogether } from "./sendTogether.ts";
import { type TextMessage, textFrames } from "./textFrames.ts";

const message = (data: string): TextMessage => ({ type: "message", data });

test.each([
  [1, [0x81, 1]],
  [125, [0x81, 125]],
  [126, [0x81, 126, 0, 126]],
  [0xffff, [0x81, 126, 0xff, 0xff]],
  [0x1_00_00, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
])("the length of %i bytes takes as few as it fits in", (length, header) => {
  const frame = textFrames([message("x".repeat(length - 1))]);
  expect([...frame.subarray(0, header.length)]).toEqual(header);
  expect(frame.subarray(header.length).toString()).toBe(`4${"x".repeat(length - 1)}`);
});

test("lengths are of bytes, and what is framed already stays as it is", () => {
  const framed = {
    ...message("2b"),
    options: { wsPreEncodedFrame: [Buffer.of(0x81, 3), Buffer.from("42b")] },
  };
  const frames = textFrames([message("ä"), framed, message("€😀")]);
  expect(frames).toEqual(
    Buffer.concat([
      Buffer.of(0x81, 3),
      Buffer.from("4ä"),
      Buffer.of(0x81, 3),
      Buffer.from("42b"),
      Buffer.of(0x81, 8),
      Buffer.from("4€😀"),
    ]),
  );
});

test("a page reads what it was sent, of every length and to a room as well", async () => {
  const httpServer = createServer().listen(0, "127.0.0.1");
  await once(httpServer, "listening");
  const server = new Server(httpServer, { perMessageDeflate: false });
  sendTogether(server);
  const { port } = httpServer.address() as AddressInfo;
  const page = connect(`http://127.0.0.1:${port}`, { transports: ["websocket"], reconnection: false });
  onTestFinished(async () => {
    page.close();
    await server.close();
  });
  const [socket] = await once(server, "connection");
  const told: string[] = [];
  page.on("text", (text: string) => told.push(text));
  const texts = [0, 1, 100, 112, 113, 125, 126, 65_000, 65_520, 65_521, 65_522, 65_536, 100_000].flatMap(
    (length) => ["x".repeat(length), "ü€😀".repeat(length / 9)],
  );
  for (const text of texts) {
    socket.emit("text", text);
    server.to(socket.id).emit("text", text);
  }
  await expect.poll(() => told.length).toBe(2 * texts.length);
  expect(told).toEqual(texts.flatMap((text) => [text, text]));
});

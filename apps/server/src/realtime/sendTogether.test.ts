import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Server } from "socket.io";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sendTogether } from "./sendTogether.ts";
import type { AppServer, AppSocket } from "./socketTypes.ts";

let httpServer: HttpServer;
let io: AppServer;
let page: AppSocket;
let line: Socket;
/** What has come from the server. */
let heard: string;
/** How often something was handed to the system for the page. */
let writes: number;

beforeEach(async () => {
  httpServer = createServer();
  io = new Server(httpServer, { transports: ["websocket"] });
  sendTogether(io);
  httpServer.listen(0, "127.0.0.1");
  await once(httpServer, "listening");
  httpServer.on("connection", countWrites);
  const connected = once(io, "connection");
  line = connect((httpServer.address() as AddressInfo).port, "127.0.0.1");
  heard = "";
  line.on("data", (data) => {
    heard += data.toString("latin1");
  });
  const key = Buffer.alloc(16).toString("base64");
  line.write(
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n" +
      `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await expect.poll(() => heard).toContain('0{"sid"');
  // "40", the connection to the namespace, as a masked text frame whose mask is nothing (RFC 6455 §5.2).
  line.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  [page] = (await connected) as [AppSocket];
  await expect.poll(() => heard).toContain('40{"sid"');
  writes = 0;
});
afterEach(async () => {
  line.destroy();
  await io.close();
});

/** What arrives cannot tell: two writes may well be read as one. */
function countWrites(socket: Socket): void {
  for (const method of ["_write", "_writev"] as const) {
    const write = socket[method] as (...args: unknown[]) => void;
    Object.assign(socket, {
      [method](...args: unknown[]) {
        writes += 1;
        write.apply(socket, args);
      },
    });
  }
}

const told = () => [...heard.matchAll(/visitId":"(\w+)"/g)].map(([, id]) => id);
const tell = (visitId: string) => page.emit("visit:superseded", { visitId });

test("what is sent in one turn comes with one write and in its order", async () => {
  for (const visitId of ["a", "b", "c"]) tell(visitId);
  await expect.poll(told).toEqual(["a", "b", "c"]);
  expect(writes).toBe(1);
});

test("each is reported as sent", async () => {
  const sent: string[] = [];
  for (const text of ["a", "b", "c"]) page.conn.send(text, {}, () => sent.push(text));
  await expect.poll(() => sent).toEqual(["a", "b", "c"]);
  page.conn.send("d", {}, () => sent.push("d"));
  await expect.poll(() => sent).toEqual(["a", "b", "c", "d"]);
});

test("what is sent in another turn has a write of its own", async () => {
  tell("a");
  await expect.poll(told).toEqual(["a"]);
  tell("b");
  await expect.poll(told).toEqual(["a", "b"]);
  expect(writes).toBe(2);
});

test("the last words come before the connection is closed", async () => {
  tell("a");
  tell("b");
  page.disconnect(true);
  await expect.poll(() => heard).toContain("\x88"); // the frame that closes (RFC 6455 §5.5.1)
  expect(told()).toEqual(["a", "b"]);
});

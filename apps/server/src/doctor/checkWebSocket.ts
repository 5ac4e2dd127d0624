import { randomBytes } from "node:crypto";
import { askPublic } from "./askPublic.ts";
import { type Check, Finding } from "./check.ts";
import { PUBLIC_ADDRESS } from "./checkPublicAddress.ts";

/** Whether the proxy lets a connection become a WebSocket (RFC 6455 §4.1). Without, polling works, and is slower. */
export const checkWebSocket: Check = {
  name: "WebSocket",
  needs: [PUBLIC_ADDRESS],
  async run({ config: { publicUrl } }) {
    const { status, upgraded } = await askPublic(`${publicUrl}/socket.io/?EIO=4&transport=websocket`, {
      Origin: publicUrl,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    });
    if (upgraded) return `${publicUrl.replace(/^http/, "ws")}/socket.io`;
    const remedy =
      "Apache: upgrade=websocket behind ProxyPass /socket.io, as in deploy/apache; nginx: the Upgrade header";
    throw new Finding(`the proxy at ${publicUrl} upgrades no connection (${status})`, remedy);
  },
};

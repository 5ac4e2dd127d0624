import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/**
 * The baseline: two plain pages and a raw `ws` relay, no framework, no accounts, no queue, no
 * database. The waiting side makes its offer at once; the other page holds it and answers on the click.
 */
export async function startBarePage(): Promise<{ port: number; stop(): Promise<void> }> {
  const http = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(request.url?.startsWith("/waiting") ? page(waitingScript) : page(answeringScript));
  });
  const relay = new WebSocketServer({ server: http });
  const sides = new Map<string, WebSocket>();
  const held = new Map<string, string[]>();
  relay.on("connection", (socket, request) => {
    const me = request.url ?? "/";
    const other = me === "/waiting" ? "/answering" : "/waiting";
    sides.set(me, socket);
    for (const text of held.get(me) ?? []) socket.send(text);
    held.delete(me);
    socket.on("message", (data) => {
      const text = String(data);
      const peer = sides.get(other);
      if (peer?.readyState === 1) peer.send(text);
      else held.set(other, [...(held.get(other) ?? []), text]);
    });
    socket.on("close", () => {
      if (sides.get(me) === socket) sides.delete(me);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    port: (http.address() as AddressInfo).port,
    stop: async () => {
      relay.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

function page(script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>bare</title>
<button id="admit" disabled>Admit</button><video id="remote" autoplay playsinline></video>
<script type="module">${script}</script>`;
}

const connection = `
const send = (message) => socket.send(JSON.stringify(message));
function open(stream) {
  const pc = new RTCPeerConnection();
  for (const track of stream.getTracks()) pc.addTrack(track, stream);
  pc.onicecandidate = ({ candidate }) => send({ candidate });
  pc.ontrack = ({ streams }) => { document.getElementById("remote").srcObject = streams[0]; };
  return pc;
}`;

const waitingScript = `
const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
const socket = new WebSocket("ws://" + location.host + "/waiting");
await new Promise((resolve) => { socket.onopen = resolve; });
${connection}
const pc = open(stream);
socket.onmessage = async ({ data }) => {
  const { description, candidate } = JSON.parse(data);
  if (description) await pc.setRemoteDescription(description);
  else if (pc.remoteDescription) await pc.addIceCandidate(candidate);
};
await pc.setLocalDescription();
send({ description: pc.localDescription });
`;

const answeringScript = `
const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
const socket = new WebSocket("ws://" + location.host + "/answering");
${connection}
const held = [];
let pc;
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (pc) return void pc.addIceCandidate(message.candidate);
  held.push(message);
  if (message.candidate === null) document.getElementById("admit").disabled = false;
};
document.getElementById("admit").onclick = async () => {
  const [offer, ...candidates] = held;
  pc = open(stream);
  await pc.setRemoteDescription(offer.description);
  for (const { candidate } of candidates) void pc.addIceCandidate(candidate);
  await pc.setLocalDescription();
  send({ description: pc.localDescription });
};
`;

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/**
 * The baseline: plain pages and a raw `ws` relay, no framework, no accounts, no queue, no database.
 * `/waiting` makes its offer at once; `/answering` holds it and answers on the click. `/coming` makes
 * an offer whenever it is loaded; `/staying` answers each with a new connection.
 */
export async function startBarePage(): Promise<{ port: number; stop(): Promise<void> }> {
  const http = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(scripts[request.url ?? ""] ?? ""));
  });
  const relay = new WebSocketServer({ server: http });
  const sides = new Map<string, WebSocket>();
  const held = new Map<string, string[]>();
  relay.on("connection", (socket, request) => {
    const me = request.url ?? "/";
    const other = opposite[me] ?? "";
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

const opposite: Record<string, string> = {
  "/waiting": "/answering",
  "/answering": "/waiting",
  "/coming": "/staying",
  "/staying": "/coming",
};

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

const comingScript = `
const socket = new WebSocket("ws://" + location.host + "/coming");
const opened = new Promise((resolve) => { socket.onopen = resolve; });
const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
await opened;
${connection}
const pc = open(stream);
socket.onmessage = async ({ data }) => {
  const { description, candidate } = JSON.parse(data);
  if (description) await pc.setRemoteDescription(description);
  else await pc.addIceCandidate(candidate);
};
await pc.setLocalDescription();
send({ description: pc.localDescription });
`;

const stayingScript = `
const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
const socket = new WebSocket("ws://" + location.host + "/staying");
${connection}
let pc;
socket.onmessage = async ({ data }) => {
  const { description, candidate } = JSON.parse(data);
  if (!description) return void pc.addIceCandidate(candidate);
  pc?.close();
  pc = open(stream);
  await pc.setRemoteDescription(description);
  await pc.setLocalDescription();
  send({ description: pc.localDescription });
};
`;

const scripts: Record<string, string> = {
  "/waiting": waitingScript,
  "/answering": answeringScript,
  "/coming": comingScript,
  "/staying": stayingScript,
};

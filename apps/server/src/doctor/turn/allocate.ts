import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect as connectTcp, isIPv6, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { allocateRequest, type Credentials, readAnswer, type StunAnswer } from "./stunMessage.ts";

export type RelayTransport = "UDP" | "TCP" | "TLS";

/** One of TURN_URLS, taken apart (RFC 7065). */
export interface RelayAddress {
  readonly url: string;
  readonly transport: RelayTransport;
  readonly host: string;
  readonly port: number;
}

/** How long a relay may take for one answer, in ms; a datagram is sent again after a part of that. */
const PATIENCE = 4000;
const RETRANSMIT = 500;

type Ask = (request: Buffer) => Promise<StunAnswer>;

export function parseRelayUrl(url: string): RelayAddress {
  const [, scheme, host = "", port, transport] =
    /^(turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(\w+))?$/.exec(url) ?? [];
  const isSecure = scheme === "turns";
  const plain = transport === "tcp" ? "TCP" : "UDP";
  return {
    url,
    transport: isSecure ? "TLS" : plain,
    host: host.replace(/^\[|\]$/g, ""),
    port: Number(port ?? (isSecure ? 5349 : 3478)),
  };
}

/** Asks for a relay address as a browser does. Resolves with 0, or with the error that the relay answers. */
export async function allocate(address: RelayAddress, credentials: Credentials): Promise<number> {
  const { ask, close } = address.transport === "UDP" ? overUdp(address) : await overStream(address);
  try {
    const challenge = await ask(allocateRequest());
    if (challenge.error !== 401) return challenge.error;
    return (await ask(allocateRequest({ credentials, challenge }))).error;
  } finally {
    close();
  }
}

function overUdp({ host, port }: RelayAddress): { ask: Ask; close: () => void } {
  const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
  return {
    async ask(request) {
      const signal = AbortSignal.timeout(PATIENCE);
      const send = () => socket.send(request, port, host);
      const again = setInterval(send, RETRANSMIT);
      send();
      try {
        for (;;) {
          const [datagram]: [Buffer] = (await once(socket, "message", { signal })) as [Buffer];
          const answer = readAnswer(datagram);
          if (answer) return answer;
        }
      } finally {
        clearInterval(again);
      }
    },
    close: () => socket.close(),
  };
}

async function overStream({ host, port, transport }: RelayAddress): Promise<{ ask: Ask; close: () => void }> {
  const signal = AbortSignal.timeout(PATIENCE);
  const isSecure = transport === "TLS";
  const socket: Socket = isSecure
    ? connectTls({ host, port, servername: isIP(host) ? "" : host })
    : connectTcp(port, host);
  try {
    await once(socket, isSecure ? "secureConnect" : "connect", { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { ask: (request) => askStream(socket, request), close: () => socket.destroy() };
}

async function askStream(socket: Socket, request: Buffer): Promise<StunAnswer> {
  const signal = AbortSignal.timeout(PATIENCE);
  let received: Buffer = Buffer.alloc(0);
  socket.write(request);
  for (;;) {
    const [part]: [Buffer] = (await once(socket, "data", { signal })) as [Buffer];
    received = Buffer.concat([received, part]);
    const answer = readAnswer(received);
    if (answer) return answer;
  }
}

/** A name is sent along in TLS, an address is not (RFC 6066 §3). */
function isIP(host: string): boolean {
  return isIPv6(host) || /^[\d.]+$/.test(host);
}

/** The ways to a TURN server: plain UDP and TCP, and TLS over TCP (RFC 8656 §2.1). */
export const relayTransports = ["udp", "tcp", "tls"] as const;
export type RelayTransport = (typeof relayTransports)[number];

export interface RelayRoutes {
  /** STUN, to find out how the other side would see this one. */
  stun: RTCIceServer[];
  /** The relays that each transport reaches; empty where none is configured. */
  relays: Record<RelayTransport, RTCIceServer[]>;
}

/** Takes ICE servers apart by what leads to them, so that each way can be tried alone. */
export function relayRoutes(iceServers: readonly RTCIceServer[]): RelayRoutes {
  const routes: RelayRoutes = { stun: [], relays: { udp: [], tcp: [], tls: [] } };
  for (const { urls, ...credentials } of iceServers) {
    for (const url of [urls].flat()) {
      if (/^stuns?:/i.test(url)) routes.stun.push({ urls: url });
      const transport = transportOf(url);
      if (transport) routes.relays[transport].push({ urls: url, ...credentials });
    }
  }
  // A TURN server answers STUN as well (RFC 8656 §3).
  if (routes.stun.length === 0) routes.stun = routes.relays.udp.map(({ urls }) => ({ urls: asStun(urls) }));
  return routes;
}

/** TURN URIs, RFC 7065: UDP unless told, and `turns` is TLS; browsers know no TURN over DTLS. */
function transportOf(url: string): RelayTransport | null {
  const [, scheme, transport] = /^(turns?):[^?]+(?:\?transport=(udp|tcp))?$/i.exec(url.toLowerCase()) ?? [];
  if (scheme === "turns") return transport === "udp" ? null : "tls";
  if (scheme === "turn") return transport === "tcp" ? "tcp" : "udp";
  return null;
}

function asStun(urls: string | string[]): string {
  return String(urls)
    .replace(/^turn:/i, "stun:")
    .replace(/\?.*$/, "");
}

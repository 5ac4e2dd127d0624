import type { CandidateFacts } from "@televisit/protocol/connectionReport";
import { parseCandidate } from "sdp";
import { familyOf } from "./details.ts";

const types = ["host", "srflx", "prflx", "relay"] as const;

/** A candidate's attribute (RFC 8839 §5.1) in parts; null for what is none. */
export function describeCandidate(text: string): { facts: CandidateFacts; address: string } | null {
  if (!/^(a=)?candidate:(\S+ ){7}\S+/.test(text)) return null;
  const { type: named, protocol, address, port } = parseCandidate(text);
  const type = types.find((one) => one === named);
  if (!type) return null;
  return {
    facts: {
      type,
      protocol: protocol === "tcp" ? "tcp" : "udp",
      family: familyOf(address),
      relay: null, // the attribute does not tell
    },
    address: withPort(address, port),
  };
}

/** An address with its port, as people write it. */
export function withPort(address: string, port: number | null): string {
  if (port === null) return address;
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

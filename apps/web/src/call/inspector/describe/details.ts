import type {
  CandidateFacts,
  CandidateOfReport,
  ConnectionFacts,
  Happening,
} from "@televisit/protocol/connectionReport";

/** A candidate as its own device may show it; a report leaves the address out. */
export type CandidateDetails = CandidateOfReport & { address?: string };

/** Something that happened, with the words of a signal where they are on this device; a report leaves them out. */
export type HappeningDetails = Happening & { text?: string };

/** A connection as the inspector shows it: what a report tells, and on the device itself what it does not. */
export interface ConnectionDetails extends Omit<ConnectionFacts, "happenings" | "candidates"> {
  happenings: HappeningDetails[];
  candidates: CandidateDetails[];
}

/** Of which kind an address is; nothing else of it may leave the device. */
export function familyOf(address: string | null | undefined): CandidateFacts["family"] {
  if (!address) return "unknown";
  if (address.endsWith(".local")) return "name";
  if (address.includes(":")) return "ipv6";
  return /^[\d.]+$/.test(address) ? "ipv4" : "unknown";
}

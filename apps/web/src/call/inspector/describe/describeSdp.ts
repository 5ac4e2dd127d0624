import { CodecName, type Section } from "@televisit/protocol/connectionReport";
import {
  getDirection,
  getKind,
  getMediaSections,
  isRejected,
  matchPrefix,
  parseFingerprint,
  parseRtpMap,
  splitSections,
} from "sdp";

const kinds = ["audio", "video", "application"] as const;
const setups = ["actpass", "active", "passive", "holdconn"] as const;
const hashes = ["sha-1", "sha-256", "sha-384", "sha-512"] as const;

/** A section with its fingerprint, which only its own device shows. */
export type SectionDetails = Section & { fingerprintValue: string };

/** The media sections of a description, in a few words each (RFC 8866, RFC 9429); none of what is no description. */
export function describeSdp(sdp: string): SectionDetails[] {
  try {
    return sectionsOf(sdp);
  } catch {
    return []; // the parser takes descriptions only; another page can send anything
  }
}

function sectionsOf(sdp: string): SectionDetails[] {
  const [session = ""] = splitSections(sdp);
  return getMediaSections(sdp).map((section) => {
    const kind = getKind(section);
    // What stands before the first section counts for all of them.
    const line = (prefix: string) => matchPrefix(section, prefix)[0] ?? matchPrefix(session, prefix)[0] ?? "";
    const fingerprint = parseFingerprint(line("a=fingerprint:"));
    const algorithm = fingerprint.algorithm.toLowerCase();
    const setup = line("a=setup:").slice("a=setup:".length).trim();
    return {
      kind: kinds.find((one) => one === kind) ?? "other",
      direction: getDirection(section, session),
      rejected: isRejected(section),
      codecs: codecsOf(section),
      setup: setups.find((one) => one === setup) ?? "unknown",
      fingerprint: hashes.find((one) => one === algorithm) ?? "other",
      fingerprintValue: fingerprint.value ?? "",
    };
  });
}

/** Each once, in the order of preference. */
function codecsOf(section: string): CodecName[] {
  const names = matchPrefix(section, "a=rtpmap:").map((line) => {
    const { name } = parseRtpMap(line);
    return CodecName.options.find((known) => known.toLowerCase() === name.toLowerCase()) ?? "other";
  });
  return [...new Set(names)];
}

import { randomUUID } from "node:crypto";

/** Candidates of each side; with 3 kB for each description that is the set-up that was measured for bare relays. */
const CANDIDATES = 5;

const line = "a=rtpmap:111 opus/48000/2 minptime=10;useinbandfec=1\r\n";
const sdp = `v=0\r\n${line.repeat(Math.ceil(3000 / line.length))}`.slice(0, 3000);
/** A candidate that is 200 bytes long as JSON. */
const candidate = {
  candidate: `candidate:842163049 1 udp 1677729535 203.0.113.77 54321 typ srflx raddr 0.0.0.0 rport 0 ${"x".repeat(39)}`,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: "aB3d",
};

interface Address {
  readonly visitId: string;
  readonly to: string;
}

/** What one side sends in a set-up, as the page addresses it: a description and its candidates. */
export function signalsOf(type: "offer" | "answer", address: Address, negotiationId: string = randomUUID()) {
  const stamp = { ...address, negotiationId };
  return {
    negotiationId,
    description: { ...stamp, description: { type, sdp } },
    candidates: Array.from({ length: CANDIDATES }, () => ({ ...stamp, candidate })),
  };
}

/** The same as messages by name. */
export function messagesOf({ description, candidates }: ReturnType<typeof signalsOf>) {
  return [
    ["signal:description", description] as const,
    ...candidates.map((payload) => ["signal:candidate", payload] as const),
  ];
}

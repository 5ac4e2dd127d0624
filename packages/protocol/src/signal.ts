import * as z from "zod/mini";
import { Uuid } from "./ids.ts";

/** Real descriptions are 3–12 kB; a peer with every codec and four peers stays below this. */
export const MAX_SDP_LENGTH = 64 * 1024;
/** Candidates kept with one queued offer; a host with many interfaces gathers about thirty. */
export const MAX_QUEUED_CANDIDATES = 64;

/** A session description (RTCSessionDescriptionInit, JSEP RFC 9429). Rollback never crosses the wire. */
export const Description = z.object({
  type: z.enum(["offer", "answer"]),
  sdp: z.string().check(z.minLength(1), z.maxLength(MAX_SDP_LENGTH)),
});
export type Description = z.infer<typeof Description>;

/** An ICE candidate (RTCIceCandidateInit); null says that gathering ended (end-of-candidates). */
export const Candidate = z.nullable(
  z.object({
    candidate: z.string().check(z.maxLength(1024)),
    sdpMid: z.nullable(z.string().check(z.maxLength(64))),
    sdpMLineIndex: z.nullable(z.int().check(z.gte(0), z.lte(255))),
    usernameFragment: z.nullable(z.string().check(z.maxLength(256))),
  }),
);
export type Candidate = z.infer<typeof Candidate>;

/** One offer/answer round. A signal of an older negotiation is dropped by the receiver. */
const NegotiationId = Uuid;

/** Candidates that were found before their description was sent: one message costs less than ten. */
const FoundBefore = z.optional(z.array(Candidate).check(z.maxLength(MAX_QUEUED_CANDIDATES)));

/**
 * A signal as its sender gives it: addressed to a participant, sender unstated. `visitId` is the visit, or the
 * room, that both are in.
 */
export const OutgoingDescription = z.object({
  visitId: Uuid,
  to: Uuid,
  negotiationId: NegotiationId,
  description: Description,
  candidates: FoundBefore,
});
export const OutgoingCandidate = z.object({
  visitId: Uuid,
  to: Uuid,
  negotiationId: NegotiationId,
  candidate: Candidate,
});

/** A signal as it arrives: the server has stamped who sent it, and from which open page. */
export const IncomingDescription = z.object({
  visitId: Uuid,
  from: Uuid,
  fromTab: Uuid,
  negotiationId: NegotiationId,
  description: Description,
  candidates: FoundBefore,
});
export type IncomingDescription = z.infer<typeof IncomingDescription>;
export const IncomingCandidate = z.object({
  visitId: Uuid,
  from: Uuid,
  fromTab: Uuid,
  negotiationId: NegotiationId,
  candidate: Candidate,
});
export type IncomingCandidate = z.infer<typeof IncomingCandidate>;

/** An offer that a professional's page has made ahead, handed over with *admit*. */
export const PreparedOffer = z.object({
  negotiationId: NegotiationId,
  description: Description,
  candidates: z.array(Candidate).check(z.maxLength(MAX_QUEUED_CANDIDATES)),
});
export type PreparedOffer = z.infer<typeof PreparedOffer>;

/** A waiting client's offer, released in the answer to *admit*. */
export const QueuedOffer = z.object({
  from: Uuid,
  fromTab: Uuid,
  negotiationId: NegotiationId,
  description: Description,
  candidates: z.array(Candidate),
});
export type QueuedOffer = z.infer<typeof QueuedOffer>;

import * as z from "zod/mini";

/**
 * What the connection inspector tells about a connection to anybody but the person whose device it is: a report for
 * support, and what the other side may see. This schema is the redaction: what it does not name does not get
 * through, and it has no field that could hold an address, a name, a token or a message. Times are of the device's
 * clock, in ms since the epoch.
 */
const Time = z.number().check(z.gte(0));
const Count = z.int().check(z.gte(0));

const MAX_ENTRIES = 600;
const MAX_CANDIDATES = 200;
const MAX_SAMPLES = 300;
const MAX_CONNECTIONS = 12;

const Direction = z.enum(["sendrecv", "sendonly", "recvonly", "inactive"]);

/** Codecs by their names in descriptions; any other is `other`, because a description can say anything. */
export const CodecName = z.enum([
  "opus",
  "red",
  "G722",
  "PCMU",
  "PCMA",
  "CN",
  "telephone-event",
  "VP8",
  "VP9",
  "AV1",
  "H264",
  "H265",
  "rtx",
  "ulpfec",
  "flexfec-03",
  "other",
]);
export type CodecName = z.infer<typeof CodecName>;

/** One media section of a description. */
const Section = z.object({
  kind: z.enum(["audio", "video", "application", "other"]),
  direction: Direction,
  /** With port 0: not used. */
  rejected: z.boolean(),
  codecs: z.array(CodecName).check(z.maxLength(CodecName.options.length)),
  /** DTLS role and the algorithm of the fingerprint; the fingerprint itself would tell whose connection it is. */
  setup: z.enum(["actpass", "active", "passive", "holdconn", "unknown"]),
  fingerprint: z.enum(["sha-1", "sha-256", "sha-384", "sha-512", "other"]),
});
export type Section = z.infer<typeof Section>;

const CandidateFacts = z.object({
  type: z.enum(["host", "srflx", "prflx", "relay"]),
  protocol: z.enum(["udp", "tcp"]),
  /** Of the address: `name` is an mDNS name; `unknown` where the browser keeps it to itself. */
  family: z.enum(["ipv4", "ipv6", "name", "unknown"]),
  /** How the relay is reached; null where it is none, or not told. */
  relay: z.nullable(z.enum(["udp", "tcp", "tls"])),
});
export type CandidateFacts = z.infer<typeof CandidateFacts>;

const Candidate = z.extend(CandidateFacts, {
  side: z.enum(["local", "remote"]),
  /** Whether it is an end of the pair in use. */
  used: z.boolean(),
});
export type CandidateOfReport = z.infer<typeof Candidate>;

const MediaStatus = z.enum(["idle", "opening", "ok", "interrupted", "refused", "missing", "busy", "failed"]);
const StateValue = z.enum([
  "new",
  "stable",
  "have-local-offer",
  "have-remote-offer",
  "have-local-pranswer",
  "have-remote-pranswer",
  "gathering",
  "complete",
  "checking",
  "connecting",
  "connected",
  "completed",
  "disconnected",
  "failed",
  "closed",
]);

/** Something that happened. */
export const Happening = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), at: Time }),
  z.object({ type: z.literal("closed"), at: Time, failed: z.boolean() }),
  z.object({
    type: z.literal("signal"),
    at: Time,
    sent: z.boolean(),
    way: z.enum(["server", "channel"]),
    kind: z.enum(["offer", "answer", "candidate", "end"]),
    /** Offer/answer rounds are counted, their ids left out. */
    round: Count,
    bytes: Count,
    sections: z.array(Section).check(z.maxLength(32)),
    candidate: z.nullable(CandidateFacts),
  }),
  z.object({
    type: z.literal("state"),
    at: Time,
    of: z.enum(["signaling", "gathering", "ice", "connection", "dtls", "sctp"]),
    value: StateValue,
  }),
  z.object({
    type: z.literal("channel"),
    at: Time,
    label: z.enum(["visit", "bulk", "signal"]),
    value: z.enum(["connecting", "open", "closing", "closed"]),
  }),
  z.object({ type: z.literal("pair"), at: Time, local: CandidateFacts, remote: CandidateFacts }),
  z.object({
    type: z.literal("candidate-error"),
    at: Time,
    server: z.enum(["stun", "stuns", "turn", "turns", "other"]),
    /** STUN error codes, and 701 where the server could not be reached (webrtc-pc §4.8.2). */
    code: Count,
  }),
  z.object({ type: z.literal("media"), at: Time, audio: MediaStatus, video: MediaStatus }),
  z.object({ type: z.literal("server"), at: Time, online: z.boolean() }),
]);
export type Happening = z.infer<typeof Happening>;

const Step = z.enum([
  "microphone",
  "camera",
  "noMicrophone",
  "noCamera",
  "offerSent",
  "offerReceived",
  "answerSent",
  "answerReceived",
  "offersCrossed",
  "candidatesSent",
  "candidatesReceived",
  "allSent",
  "allReceived",
  "pairFound",
  "checking",
  "encrypted",
  "connected",
  "channelOpen",
  "interrupted",
  "failed",
  "closed",
]);

/** One of the five stages in which a connection comes about. */
const Stage = z.object({
  name: z.enum(["media", "offer", "answer", "candidates", "connected"]),
  state: z.enum(["waiting", "running", "done", "failed"]),
  steps: z.array(z.object({ what: Step, at: Time, count: Count })).check(z.maxLength(Step.options.length)),
});
export type Stage = z.infer<typeof Stage>;
export type Step = z.infer<typeof Step>;

const Measured = z.nullable(z.number());
const Sample = z.object({
  at: Time,
  roundTrip: Measured,
  loss: Measured,
  jitter: Measured,
  sendBitrate: z.number(),
  receiveBitrate: z.number(),
  availableBitrate: Measured,
  width: Measured,
  height: Measured,
  framesPerSecond: Measured,
  sentWidth: Measured,
  sentHeight: Measured,
  sentFramesPerSecond: Measured,
  path: z.nullable(z.enum(["direct", "relayed"])),
});
export type SampleOfReport = z.infer<typeof Sample>;

const Stages = z.array(Stage).check(z.minLength(5), z.maxLength(5));

/** One connection, as a report tells it. */
const ConnectionFacts = z.object({
  stages: Stages,
  /** The stages as the other side has seen them, in this device's clock; null where they were not asked. */
  theirs: z.nullable(Stages),
  happenings: z.array(Happening).check(z.maxLength(MAX_ENTRIES)),
  /** How many earlier ones were not kept. */
  dropped: Count,
  candidates: z.array(Candidate).check(z.maxLength(MAX_CANDIDATES)),
  samples: z.array(Sample).check(z.maxLength(MAX_SAMPLES)),
});
export type ConnectionFacts = z.infer<typeof ConnectionFacts>;

export const ConnectionReport = z.object({
  format: z.literal("televisit-connection-report"),
  version: z.literal(1),
  madeAt: Time,
  browser: z.object({
    name: z.enum([
      "chrome",
      "chromeAndroid",
      "edge",
      "firefox",
      "firefoxAndroid",
      "safari",
      "safariPhone",
      "other",
    ]),
    version: z.nullable(Count),
  }),
  /** What concerned the page as a whole. */
  page: z.array(Happening).check(z.maxLength(MAX_ENTRIES)),
  connections: z.array(ConnectionFacts).check(z.maxLength(MAX_CONNECTIONS)),
});
export type ConnectionReport = z.infer<typeof ConnectionReport>;

/**
 * Between the two sides, on a data channel of its own that whoever opens the inspector opens: how does the connection
 * look from there? The answer repeats `askedAt`, and says what the clock there was, so that its times can be set
 * beside one's own.
 */
export const InspectionAsk = z.object({ type: z.literal("ask"), askedAt: Time });
export type InspectionAsk = z.infer<typeof InspectionAsk>;
export const InspectionAnswer = z.object({
  type: z.literal("answer"),
  askedAt: Time,
  answeredAt: Time,
  stages: Stages,
});
export type InspectionAnswer = z.infer<typeof InspectionAnswer>;

/** The dictionaries of webrtc-stats that are read here, in one; lib.dom leaves `RTCStatsReport` untyped. */
export interface StatsEntry {
  id: string;
  type: string;
  kind?: string;
  packetsReceived?: number;
  packetsLost?: number;
  bytesReceived?: number;
  bytesSent?: number;
  jitter?: number;
  frameWidth?: number;
  frameHeight?: number;
  framesPerSecond?: number;
  fractionLost?: number;
  roundTripTime?: number;
  currentRoundTripTime?: number;
  availableOutgoingBitrate?: number;
  selectedCandidatePairId?: string;
  localCandidateId?: string;
  remoteCandidateId?: string;
  candidateType?: string;
  protocol?: string;
  relayProtocol?: string;
  /** Null, or empty, where the browser keeps it to itself. */
  address?: string | null;
  port?: number;
  nominated?: boolean;
  state?: string;
}

import { directReach } from "./directReach.ts";
import { Facts } from "./Facts.ts";
import { Loop } from "./Loop.ts";
import { type NetworkMeasures, type NetworkVerdict, networkVerdict, type Reach } from "./networkVerdict.ts";
import { type RelayTransport, relayRoutes, relayTransports } from "./relayRoutes.ts";
import { throughput } from "./throughput.ts";

/** What a test has found. It names no address. */
export interface NetworkReport extends NetworkMeasures {
  verdict: NetworkVerdict;
}

export type NetworkFacts =
  | { phase: "idle" }
  | { phase: "testing" }
  | { phase: "done"; report: NetworkReport };

/** A relay that has not answered after so long counts as not reached, in ms. */
const PATIENCE = 8_000;
/** A test never takes longer, in ms: a way may be lost while it is measured. */
const LONGEST = 15_000;

interface Reached {
  loop: Loop;
  rttMs: number | null;
}

/**
 * Finds out what this network lets through, before a call needs it: each way to the relay by a connection of
 * this page with itself, all at once, and whether a direct connection can be made. At most a megabyte passes.
 */
export class NetworkTest {
  readonly facts = new Facts<NetworkFacts>({ phase: "idle" });
  #running: AbortController | null = null;

  /** Begins anew; resolves when it is done or was stopped, and never rejects. */
  async run(iceServers: readonly RTCIceServer[]): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    this.facts.become({ phase: "testing" });
    const report = await measure(iceServers, running.signal).catch(() => null);
    if (this.#running !== running) return;
    running.abort(); // whatever is left open
    this.#running = null;
    this.facts.become(report ? { phase: "done", report } : { phase: "idle" });
  }

  /** Closes every connection of a test that runs, at once; what one has found stays. */
  stop(): void {
    if (!this.#running) return;
    this.#running.abort();
    this.#running = null;
    this.facts.become({ phase: "idle" });
  }
}

async function measure(iceServers: readonly RTCIceServer[], signal: AbortSignal): Promise<NetworkReport> {
  const routes = relayRoutes(iceServers);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const end = AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]);
  const [direct, ...relays] = await Promise.all([
    directReach(routes, limit),
    ...relayTransports.map((transport) => reach(routes.relays[transport], limit, end)),
  ]);
  const found = relays.map((relay) => (typeof relay === "string" ? relay : "reached"));
  // UDP before TCP before TLS, as a call would choose.
  const best = relays.find((relay) => typeof relay !== "string");
  const kbps = best ? await throughput(best.loop) : null;
  const transports = { direct, ...byTransport(found) };
  const measures = { rttMs: rounded(best?.rttMs), kbps: rounded(kbps), transports };
  return { ...measures, verdict: networkVerdict(measures) };
}

/** Tries one way to the relay; the loop stays open when it was reached. `limit` ends the trying, `end` all. */
async function reach(
  iceServers: RTCIceServer[],
  limit: AbortSignal,
  end: AbortSignal,
): Promise<Exclude<Reach, "reached"> | Reached> {
  if (iceServers.length === 0) return "untested";
  const configuration: RTCConfiguration = { iceServers, iceTransportPolicy: "relay" };
  const loop = new Loop(configuration, configuration, end);
  const late = new Promise<false>((resolve) => {
    limit.addEventListener("abort", () => resolve(false), { once: true });
  });
  if (await Promise.race([loop.open(), late])) return { loop, rttMs: await loop.roundTrip() };
  loop.close();
  return "blocked";
}

function byTransport([udp = "untested", tcp = "untested", tls = "untested"]: Reach[]): Record<
  RelayTransport,
  Reach
> {
  return { udp, tcp, tls };
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value);
}

import type { ErrorCode } from "@televisit/protocol/errors";
import type { RequestName } from "@televisit/protocol/events";
import type { VisitState } from "@televisit/protocol/visit";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Numbers about the service, for Prometheus: none says anything about a person. */
export interface Metrics {
  /** A request over a socket was answered after so many seconds. */
  answered(event: RequestName, seconds: number): void;
  /** Somebody was told that something did not work. */
  refused(over: "http" | "socket", code: ErrorCode): void;
  /** A client was let in who had waited so many seconds. */
  admitted(waited: number): void;
  /** A page that was there before has come back to its visit. */
  cameBack(): void;
  /** A call was connected so many seconds after it was admitted. */
  connected(path: "direct" | "relayed", seconds: number): void;
  /** What Prometheus reads (OpenMetrics' older text format), with its content type. */
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** What is counted at the moment somebody asks. */
export interface Counted {
  visits(): Promise<ReadonlyMap<VisitState, number>>;
  sockets(): number;
}

const states: readonly VisitState[] = ["expected", "waiting", "admitted", "ended"];
/** In seconds. */
const buckets = {
  waiting: [10, 30, 60, 120, 300, 600, 1200, 1800, 3600],
  connecting: [0.1, 0.2, 0.35, 0.5, 0.75, 1, 2, 5, 10, 30],
  answering: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
};

/** The metrics of one server. */
export function createMetrics(counted: Counted): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  countStates(register, counted);
  const made = createInstruments([register]);
  return {
    answered: (event, seconds) => made.answering.observe({ event }, seconds),
    refused: (over, code) => made.errors.inc({ over, code }),
    admitted: (waited) => made.waiting.observe(waited),
    cameBack: () => made.reconnects.inc(),
    connected: (path, seconds) => made.connecting.observe({ path }, seconds),
    read: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  };
}

function countStates(register: Registry, { visits, sockets }: Counted): void {
  const byState = new Gauge({
    name: "televisit_visits",
    help: "Visits by state",
    labelNames: ["state"],
    registers: [],
    async collect() {
      const found = await visits();
      for (const state of states) this.set({ state }, found.get(state) ?? 0);
    },
  });
  const open = new Gauge({
    name: "televisit_sockets",
    help: "Open pages that are connected to this process",
    registers: [],
    collect() {
      this.set(sockets());
    },
  });
  for (const gauge of [byState, open]) register.registerMetric(gauge);
}

function createInstruments(registers: Registry[]) {
  return {
    waiting: new Histogram({
      name: "televisit_waiting_seconds",
      help: "How long clients had waited when they were admitted",
      buckets: buckets.waiting,
      registers,
    }),
    connecting: new Histogram({
      name: "televisit_connect_seconds",
      help: "Time from admit to connected, by the path of the call: its count by path gives the relayed share",
      labelNames: ["path"],
      buckets: buckets.connecting,
      registers,
    }),
    answering: new Histogram({
      name: "televisit_signalling_seconds",
      help: "Time to answer a request over a socket, by event",
      labelNames: ["event"],
      buckets: buckets.answering,
      registers,
    }),
    reconnects: new Counter({
      name: "televisit_reconnects_total",
      help: "Pages that came back to a visit after their connection to the server was lost",
      registers,
    }),
    errors: new Counter({
      name: "televisit_errors_total",
      help: "Refusals and failures that people were told of, by code",
      labelNames: ["over", "code"],
      registers,
    }),
  };
}

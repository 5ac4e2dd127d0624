import type { RequestData, RequestName, RequestPayload } from "@televisit/protocol/events";
import type { Logger } from "pino";
import type { Metrics } from "../metrics/metrics.ts";
import type { Notices } from "../service/notices.ts";
import type { Store } from "../store/store.ts";
import type { Cluster } from "./cluster/Cluster.ts";
import type { Snapshots } from "./snapshots.ts";
import type { AppServer, AppSocket } from "./socketTypes.ts";

/** What every request handler may use. */
export interface RealtimeDependencies {
  readonly io: AppServer;
  readonly store: Store;
  readonly snapshots: Snapshots;
  readonly notices: Notices;
  readonly cluster: Pick<Cluster, "tell" | "share">;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** Runs a parsed and role-checked request of `socket`; what it returns is acknowledged, what it throws as well. */
export type RequestHandler<N extends RequestName> = (
  dependencies: RealtimeDependencies,
  socket: AppSocket,
  payload: RequestPayload<N>,
) => Promise<RequestData<N>>;

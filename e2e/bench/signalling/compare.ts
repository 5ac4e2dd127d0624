import { PostgresServer } from "../../../apps/server/src/testing/PostgresServer.ts";
import { RedisServer } from "../../../apps/server/src/testing/RedisServer.ts";
import { median } from "../median.ts";
import { startBareSocketIo, startBareWs } from "./bare.ts";
import type { Contender, MeetingPlaces, StartContender } from "./Contender.ts";
import { keepOnOneCore } from "./keepOnOneCore.ts";
import { type Cost, measure } from "./measure.ts";
import { answerOffer, crossOffers } from "./meet.ts";
import { percentile } from "./percentile.ts";
import { startService } from "./service.ts";

/** The service twice: as for those first in the queue, and as for those far down. */
const contenders = {
  ws: startBareWs,
  "Socket.IO": startBareSocketIo,
  "Televisit, offers cross": (meetAt) => startService(crossOffers, meetAt),
  "Televisit, answers": (meetAt) => startService(answerOffer, meetAt),
} satisfies Record<string, StartContender>;
type Name = keyof typeof contenders;
const names = Object.keys(contenders) as Name[];

export interface Comparison {
  readonly visits: number;
  readonly processes: 1 | 2;
  /** How often the services are started anew and measured. */
  readonly rounds: number;
}

/** The medians of one contender. */
interface Medians {
  /** Set-ups per second of processor time. */
  readonly setUps: number;
  /** The same with connecting both sides. */
  readonly complete: number;
  /** Both as shares of bare Socket.IO's in the same round. */
  readonly setUpsShare: number;
  readonly completeShare: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
}

/** Measures all in turn and prints the medians; resolves with how many set-ups a core manages, as a share of bare Socket.IO's. */
export async function compare({ visits, processes, rounds }: Comparison): Promise<number> {
  const costs = new Map<Name, Cost[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const places = processes === 2 ? await openPlaces() : null;
    const started: Contender[] = [];
    for (const name of names) started.push(await contenders[name](await places?.next()));
    // Two processes, their databases and the load need all there are.
    if (processes === 1) keepOnOneCore(started.flatMap(({ servers }) => servers.map(({ pid }) => pid)));
    for (const [index, cost] of (await measure(started, visits)).entries()) {
      costs.get(names[index] as Name)?.push(cost);
    }
    for (const contender of started) await contender.stop();
    await places?.stop();
  }
  console.log(
    `\n${visits} visits, ${processes === 1 ? "one process" : "two processes"}, medians of ${rounds}: ` +
      "set-ups per second of processor time (with connecting both sides), relay time at 50 set-ups a second, memory of a socket",
  );
  const bare = costs.get("Socket.IO") ?? [];
  const bareMemory = mediansOf(bare, bare).memory;
  for (const name of names) print(name, mediansOf(costs.get(name) ?? [], bare), bareMemory);
  return mediansOf(costs.get("Televisit, offers cross") ?? [], bare).setUpsShare;
}

function mediansOf(costs: readonly Cost[], bare: readonly Cost[]): Medians {
  const of = (value: (cost: Cost, bareCost: Cost) => number) =>
    median(costs.map((cost, round) => value(cost, bare[round] as Cost)));
  return {
    setUps: of(({ setUp }) => 1 / setUp),
    complete: of((cost) => 1 / completeOf(cost)),
    setUpsShare: of(({ setUp }, bareCost) => bareCost.setUp / setUp),
    completeShare: of((cost, bareCost) => completeOf(bareCost) / completeOf(cost)),
    p50: of(({ relayed }) => percentile(relayed, 0.5)),
    p99: of(({ relayed }) => percentile(relayed, 0.99)),
    memory: of(({ memory }) => memory),
  };
}

function completeOf({ connect, setUp }: Cost): number {
  return connect + setUp;
}

function print(name: Name, medians: Medians, bareMemory: number): void {
  const { setUps, setUpsShare, complete, completeShare, p50, p99, memory } = medians;
  const figures = (value: number, ratio: number) => `${value.toFixed(0)} (${ratio.toFixed(2)})`.padEnd(12);
  console.log(
    `  ${name.padEnd(24)} ${figures(setUps, setUpsShare)} ${figures(complete, completeShare)} ` +
      `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms   ${(memory / 1024).toFixed(1)} kB (${(memory / bareMemory).toFixed(2)})`,
  );
}

/** Postgres and Redis for several services at once: each gets an empty database and a Redis of its own. */
async function openPlaces() {
  const postgres = await PostgresServer.start();
  const started: RedisServer[] = [];
  return {
    async next(): Promise<MeetingPlaces> {
      const redis = await RedisServer.start();
      started.push(redis);
      return { REDIS_URL: redis.url, DATABASE_URL: postgres.createDatabase() };
    },
    async stop() {
      await Promise.all([postgres, ...started].map((server) => server.stop()));
    },
  };
}

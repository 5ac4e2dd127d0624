import { PostgresServer } from "../../../apps/server/src/testing/PostgresServer.ts";
import { RedisServer } from "../../../apps/server/src/testing/RedisServer.ts";
import { median } from "../median.ts";
import { startBareSocketIo, startBareWs } from "./bare.ts";
import type { MeetingPlaces, StartContender } from "./Contender.ts";
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
  /** How often each is measured, in turn. */
  readonly rounds: number;
}

/** The medians of one contender. */
interface Medians {
  readonly setUps: number;
  readonly complete: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
}

/** Measures all in turn and prints the medians; resolves with how many set-ups a core manages, as a share of bare Socket.IO's. */
export async function compare({ visits, processes, rounds }: Comparison): Promise<number> {
  const costs = new Map<Name, Cost[]>(names.map((name) => [name, []]));
  const places = processes === 2 ? await openPlaces() : null;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const contender = await contenders[name](places?.next());
      costs.get(name)?.push(await measure(contender, visits));
      await contender.stop();
    }
  }
  await places?.stop();
  console.log(
    `\n${visits} visits, ${processes === 1 ? "one process" : "two processes"}, medians of ${rounds}: set-ups per second of ` +
      "processor time (with connecting both sides), relay time at 50 set-ups a second, memory of a socket",
  );
  const medians = (name: Name) => mediansOf(costs.get(name) ?? []);
  const bare = medians("Socket.IO");
  for (const name of names) print(name, medians(name), bare);
  return medians("Televisit, offers cross").setUps / bare.setUps;
}

function mediansOf(costs: readonly Cost[]): Medians {
  const of = (value: (cost: Cost) => number) => median(costs.map(value));
  return {
    setUps: of(({ setUp }) => 1 / setUp),
    complete: of(({ connect, setUp }) => 1 / (connect + setUp)),
    p50: of(({ relayed }) => percentile(relayed, 0.5)),
    p99: of(({ relayed }) => percentile(relayed, 0.99)),
    memory: of(({ memory }) => memory),
  };
}

function print(name: Name, { setUps, complete, p50, p99, memory }: Medians, bare: Medians): void {
  const share = (value: number, of: number) => `${value.toFixed(0)} (${(value / of).toFixed(2)})`;
  console.log(
    `  ${name.padEnd(24)} ${share(setUps, bare.setUps).padEnd(12)} ${share(complete, bare.complete).padEnd(12)} ` +
      `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms   ${(memory / 1024).toFixed(1)} kB (${(memory / bare.memory).toFixed(2)})`,
  );
}

/** A Postgres and a Redis for several services after one another: each finds an empty database. */
async function openPlaces() {
  const [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  return {
    next: (): MeetingPlaces => ({ REDIS_URL: redis.url, DATABASE_URL: postgres.createDatabase() }),
    async stop() {
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}

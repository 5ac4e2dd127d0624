import { setTimeout as pause } from "node:timers/promises";
import type { Contender, Pair } from "./Contender.ts";
import { inParallel } from "./inParallel.ts";

/** What a service costs with a number of visits connected. Processor times are in seconds, of all its processes. */
export interface Cost {
  /** Processor time to let both sides of a visit in, on an average of the laps: what is rare, as collecting old garbage, counts. */
  readonly connect: number;
  /** Processor time of a set-up on connections that are open, likewise. */
  readonly setUp: number;
  /** Resident memory of a connection, in bytes. */
  readonly memory: number;
  /** How long relayed signals were under way at 50 set-ups a second, in ms. */
  readonly relayed: readonly number[];
}

/** Before anything is measured there have been so many set-ups, on so many visits. */
const WARM_VISITS = 100;
const WARM = 2000;
/** And so many before set-ups are: only then is everything compiled, and a server runs for weeks. */
const SETTLED = 12_000;
/** In each lap every service lets in its share of the visits. */
const CONNECT_LAPS = 4;
/** In each lap every service does so many set-ups. */
const SET_UPS = 200;
const SET_UP_LAPS = 40;
const PER_SECOND = 50;
const SECONDS = 4;

/** A service with what is connected to it. */
interface Runner {
  readonly contender: Contender;
  readonly warm: Pair[];
  readonly pairs: Pair[];
}

/**
 * Measures services that have just started and are up together, in turn: a machine's speed changes by half within
 * minutes, so that only what was measured within the same second can be compared. Costs are in the order of the services.
 */
export async function measure(contenders: readonly Contender[], visits: number): Promise<Cost[]> {
  const lot = Math.ceil(visits / CONNECT_LAPS);
  const runners: Runner[] = [];
  for (const contender of contenders) {
    await contender.book(WARM_VISITS + CONNECT_LAPS * lot);
    const warm = await contender.connect(WARM_VISITS);
    runners.push({ contender, warm, pairs: [] });
    await warmUp(warm, WARM);
  }
  const memoryBefore = await memoryOfEach(runners);
  const connect = await inTurn(runners, CONNECT_LAPS, (runner) => connectLot(runner, lot));
  const memory = await memoryOfEach(runners);
  for (const { warm, pairs } of runners) await warmUp([...warm, ...pairs], SETTLED);
  const setUp = await inTurn(runners, SET_UP_LAPS, measureSetUps);
  const costs: Cost[] = [];
  for (const [index, { pairs }] of runners.entries()) {
    costs.push({
      connect: connect[index] as number,
      setUp: setUp[index] as number,
      memory: ((memory[index] as number) - (memoryBefore[index] as number)) / (2 * pairs.length),
      relayed: await measureTimes(pairs),
    });
  }
  for (const { warm, pairs } of runners) for (const pair of [...warm, ...pairs]) pair.close();
  return costs;
}

/** Measures one after the other, lap by lap and there and back; the averages, in the order of the runners. */
async function inTurn(
  runners: readonly Runner[],
  laps: number,
  lap: (runner: Runner, lap: number) => Promise<number>,
): Promise<number[]> {
  const sums = runners.map(() => 0);
  const order = [...runners.keys()];
  for (let count = 0; count < laps; count += 1) {
    for (const index of order)
      sums[index] = (sums[index] as number) + (await lap(runners[index] as Runner, count));
    order.reverse();
  }
  return sums.map((sum) => sum / laps);
}

async function connectLot({ contender, warm, pairs }: Runner, visits: number): Promise<number> {
  // The collections before each look at the memory throw away compiled code that is not in use just then.
  if (pairs.length === 0) await warmUp(warm, WARM);
  const before = await cpuOf(contender);
  pairs.push(...(await contender.connect(visits)));
  return ((await cpuOf(contender)) - before) / visits;
}

async function warmUp(pairs: readonly Pair[], setUps: number): Promise<void> {
  for (let count = 0; count < setUps; count += pairs.length) {
    await setUpAll(pairs);
    await resetAll(pairs);
  }
}

/** Other visits in each lap, until all have had their turn. */
async function measureSetUps({ contender, pairs }: Runner, lap: number): Promise<number> {
  const first = (lap * SET_UPS) % pairs.length;
  const some = pairs.slice(first, first + SET_UPS);
  const before = await cpuOf(contender);
  await setUpAll(some);
  const used = (await cpuOf(contender)) - before;
  await resetAll(some);
  return used / some.length;
}

async function setUpAll(pairs: readonly Pair[]): Promise<void> {
  await inParallel(pairs, (pair) => pair.setUp(() => undefined));
}

async function resetAll(pairs: readonly Pair[]): Promise<void> {
  await inParallel(pairs, (pair) => pair.reset());
}

/** Begins a set-up every 20 ms, however long the others take. */
async function measureTimes(pairs: readonly Pair[]): Promise<number[]> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const began = performance.now();
  for (const [index, pair] of pairs.slice(0, PER_SECOND * SECONDS).entries()) {
    await pause(Math.max(0, began + (index * 1000) / PER_SECOND - performance.now()));
    running.push(pair.setUp((time) => times.push(time)));
  }
  await Promise.all(running);
  return times;
}

async function memoryOfEach(runners: readonly Runner[]): Promise<number[]> {
  const values: number[] = [];
  for (const { contender } of runners) values.push(await memoryOf(contender));
  return values;
}

/** Processor time of all processes so far, in seconds. */
export async function cpuOf({ servers }: Pick<Contender, "servers">): Promise<number> {
  return total(await Promise.all(servers.map((server) => server.cpu())));
}

/** Resident memory of all processes, in bytes. */
export async function memoryOf({ servers }: Pick<Contender, "servers">): Promise<number> {
  return total(await Promise.all(servers.map((server) => server.memory())));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import { setTimeout as pause } from "node:timers/promises";
import type { Contender, Pair } from "./Contender.ts";
import { inParallel } from "./inParallel.ts";

/** What a service costs with a number of visits connected. Processor times are in seconds, of all its processes. */
export interface Cost {
  /** Processor time to let both sides of a visit in. */
  readonly connect: number;
  /** Processor time of a set-up on connections that are open. */
  readonly setUp: number;
  /** Resident memory of a connection, in bytes. */
  readonly memory: number;
  /** How long relayed signals were under way at 50 set-ups a second, in ms. */
  readonly relayed: readonly number[];
}

/** Before anything is measured the code has run this often, on this many visits: a server runs for weeks. */
const WARM_VISITS = 100;
const WARM_ROUNDS = 20;
/** At least so many set-ups are measured. */
const SET_UPS = 2_000;
const PER_SECOND = 50;
const SECONDS = 4;

/** Measures a service that has just started. */
export async function measure(contender: Contender, visits: number): Promise<Cost> {
  const warm = await contender.connect(WARM_VISITS);
  await warmUp(warm);
  const memoryBefore = await memoryOf(contender);
  await warmUp(warm);
  const before = await cpuOf(contender);
  const pairs = await contender.connect(visits);
  const connect = ((await cpuOf(contender)) - before) / visits;
  const memory = ((await memoryOf(contender)) - memoryBefore) / (2 * visits);
  await warmUp(warm);
  const setUp = await measureSetUps(contender, pairs);
  const relayed = await measureTimes(pairs);
  for (const pair of [...warm, ...pairs]) pair.close();
  return { connect, setUp, memory, relayed };
}

/** Needed after each look at the memory: the collections before it throw away compiled code that is not in use just then. */
async function warmUp(pairs: readonly Pair[]): Promise<void> {
  for (let round = 0; round < WARM_ROUNDS; round += 1) await setUpAll(pairs);
}

async function setUpAll(pairs: readonly Pair[]): Promise<void> {
  await inParallel(pairs, (pair) => pair.setUp(() => undefined));
  await inParallel(pairs, (pair) => pair.reset());
}

async function measureSetUps(contender: Contender, pairs: readonly Pair[]): Promise<number> {
  const rounds = Math.ceil(SET_UPS / pairs.length);
  let used = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = await cpuOf(contender);
    await inParallel(pairs, (pair) => pair.setUp(() => undefined));
    used += (await cpuOf(contender)) - before;
    await inParallel(pairs, (pair) => pair.reset());
  }
  return used / (rounds * pairs.length);
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

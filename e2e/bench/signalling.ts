/**
 * `npm run bench:signalling`: what the server carries, beside a bare relay on `ws` and one on Socket.IO in the same run.
 * Each is a process of its own (or two, on Postgres and Redis), measured by its own processor time and resident memory, after
 * collections that give the heap's empty pages back; this program is the load. All are up together and take turns, 200 set-ups
 * each, forty times, and where each is one process all on one core: a machine's speed changes by half within minutes. Before set-ups are measured
 * 12,000 have warmed the code up: after 2,000 the service, which has more of it, still takes a fifth longer than in the end.
 *
 * A set-up is the way from a client who waits, on open connections, until both sides have everything: 3 kB of
 * description and five candidates of 200 bytes each way. On a bare relay all of it is relayed. Here the client's part goes into
 * the queue, *admit* (with its audit entry) brings it to the professional, and their answer is relayed. Every
 * visit has a professional of its own, whose dashboard is open. *With connecting* adds what it costs to let both sides in: by
 * cookie, session and database here, unasked there.
 *
 * Then clients who only wait arrive: connect, join, queue their offer, tell of their network; a few with each
 * professional, and all with one.
 *
 * usage: npm run bench:signalling [-- --visits 200,1000,2000 --processes 1,2 --waiting 100,1000,10000 --rounds 1]
 */
import { parseArgs } from "node:util";
import { whyNoCluster } from "../support/cluster.ts";
import { compare } from "./signalling/compare.ts";
import { measureBareMemory, measureWaiting, type WaitingCost } from "./signalling/waiting.ts";

/** Set-ups a core manages, as a share of what it manages with bare Socket.IO. */
const LEAST_SHARE = 0.8;
/** Memory of a waiting client, as a multiple of a bare connection's. */
const MOST_MEMORY = 1.3;
/** Processor time of a client's arrival among the most, as a multiple of that among fewer. */
const MOST_GROWTH = 1.25;
const FEW = 5;

const { values } = parseArgs({
  options: {
    visits: { type: "string", default: "200,1000,2000" },
    processes: { type: "string", default: "1,2" },
    waiting: { type: "string", default: "100,1000,10000" },
    rounds: { type: "string", default: "1" },
  },
});
const numbers = (list: string) => list.split(",").filter(Boolean).map(Number);
const missed: string[] = [];

function judge(what: string, value: number, isMet: boolean): void {
  if (!isMet) missed.push(`${what}: ${value.toFixed(2)}`);
}

async function compareAll(): Promise<void> {
  const rounds = Number(values.rounds);
  for (const processes of numbers(values.processes)) {
    if (processes === 2 && whyNoCluster()) {
      console.log(`two processes are left out: ${whyNoCluster()}`);
      continue;
    }
    for (const visits of numbers(values.visits)) {
      const share = await compare({ visits, processes: processes === 2 ? 2 : 1, rounds });
      if (processes === 1) judge(`share of bare Socket.IO at ${visits} visits`, share, share >= LEAST_SHARE);
    }
  }
}

function printWaiting(name: string, { arrival, second, memory }: WaitingCost, bare: number): void {
  console.log(
    `  ${name.padEnd(36)} ${(arrival * 1e6).toFixed(0)} µs to arrive, ${(second * 1e6).toFixed(1)} µs a second, ` +
      `${(memory / 1024).toFixed(1)} kB (${(memory / bare).toFixed(2)} of bare Socket.IO's ${(bare / 1024).toFixed(1)} kB)`,
  );
}

async function measureCrowds(): Promise<void> {
  const sizes = numbers(values.waiting);
  const arrivals: { few: number[]; one: number[] } = { few: [], one: [] };
  if (sizes.length > 0) console.log("\nwhat one waiting client costs");
  for (const clients of sizes) {
    const bare = await measureBareMemory(clients);
    const few = await measureWaiting(clients, FEW);
    printWaiting(`${clients}, ${FEW} with each professional`, few, bare);
    const one = await measureWaiting(clients, clients);
    printWaiting(`${clients}, all with one professional`, one, bare);
    arrivals.few.push(few.arrival);
    arrivals.one.push(one.arrival);
    const ratio = few.memory / bare;
    // Among few the garbage of the others' arrival weighs more than they do.
    if (clients >= 1000) judge(`memory of one of ${clients} waiting`, ratio, ratio <= MOST_MEMORY);
  }
  for (const [spread, costs] of Object.entries(arrivals)) {
    // The first of a crowd find the code colder than the last: each size is compared with the cheapest.
    const growth = (costs.at(-1) ?? Number.NaN) / Math.min(...costs);
    if (costs.length > 1) judge(`growth of an arrival's cost (${spread})`, growth, growth <= MOST_GROWTH);
  }
}

await compareAll();
await measureCrowds();
for (const target of missed) console.log(`target missed: ${target}`);
process.exitCode = missed.length === 0 ? 0 : 1;

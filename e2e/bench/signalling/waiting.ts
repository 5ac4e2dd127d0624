import { setTimeout as pause } from "node:timers/promises";
import type { CrowdVisit } from "../../../apps/server/src/testing/crowd.ts";
import { startBareSocketIo } from "./bare.ts";
import { inParallel } from "./inParallel.ts";
import { cpuOf, memoryOf } from "./measure.ts";
import { queueOffer } from "./meet.ts";
import type { SocketIoLine } from "./SocketIoLine.ts";
import { joinAsClient, type Service, startService, watchAsProfessional } from "./service.ts";

/** What one waiting client costs. */
export interface WaitingCost {
  /** Processor time to connect, join, queue the offer and tell of the network, in seconds. */
  readonly arrival: number;
  /** Processor time of a second of waiting, in seconds. */
  readonly second: number;
  /** Resident memory, in bytes. */
  readonly memory: number;
}

/** Before anything is measured so many have arrived. */
const WARM = 500;
/** In seconds: as long as the server takes to ask each page whether it is there. */
const WAITING = 10;

/** Lets that many clients arrive, so many with each professional, whose dashboards are open. */
export async function measureWaiting(clients: number, clientsEach: number): Promise<WaitingCost> {
  const service = await startService();
  const early = await arriveAll(service, await open(service, WARM, Math.min(clientsEach, WARM)));
  const crowd = await open(service, clients, clientsEach);
  const memoryBefore = await memoryOf(service);
  const before = await cpuOf(service);
  const lines = await arriveAll(service, crowd);
  const arrived = await cpuOf(service);
  await pause(WAITING * 1000);
  const waited = await cpuOf(service);
  const memory = (await memoryOf(service)) - memoryBefore;
  for (const line of [...early, ...lines, ...crowd.dashboards]) line.close();
  await service.stop();
  return {
    arrival: (arrived - before) / clients,
    second: (waited - arrived) / clients / WAITING,
    memory: memory / clients,
  };
}

/** Resident memory of a connection of the bare Socket.IO relay that is in a room, with that many of them, in bytes. */
export async function measureBareMemory(connections: number): Promise<number> {
  const relay = await startBareSocketIo();
  const early = await relay.connect(WARM / 2);
  const before = await memoryOf(relay);
  const pairs = await relay.connect(connections / 2);
  const memory = (await memoryOf(relay)) - before;
  for (const pair of [...early, ...pairs]) pair.close();
  await relay.stop();
  return memory / connections;
}

/** What a page tells of its network, where no relay is set up. */
const transports = { direct: "reached", udp: "untested", tcp: "untested", tls: "untested" };
const network = { verdict: "unknown", rttMs: null, kbps: null, transports };

interface Crowd {
  readonly visits: readonly CrowdVisit[];
  readonly dashboards: readonly SocketIoLine[];
}

/** Fills waiting rooms and opens the dashboards of their professionals. */
async function open(service: Service, clients: number, clientsEach: number): Promise<Crowd> {
  const visits = await service.gather({ professionals: Math.ceil(clients / clientsEach), clientsEach });
  const [{ url } = { url: "" }] = service.servers;
  const firsts = [...new Map(visits.map((visit) => [visit.professionalCookie, visit])).values()];
  return { visits, dashboards: await inParallel(firsts, (visit) => watchAsProfessional(url, visit)) };
}

function arriveAll(service: Service, { visits }: Crowd): Promise<SocketIoLine[]> {
  const [{ url } = { url: "" }] = service.servers;
  return inParallel(visits, async (visit) => {
    const { visitId, professionalId } = visit;
    const line = await joinAsClient(url, visit);
    await queueOffer(line, visitId, professionalId);
    await line.request("visit:network", { visitId, network });
    return line;
  });
}

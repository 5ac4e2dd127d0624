/** What decides a client's place. Instants are ISO 8601 text in UTC with milliseconds. */
export interface Waiting {
  readonly visitId: string;
  readonly startsAt: string;
  readonly waitingSince: string;
}

/**
 * The clients in the order in which they should be seen: by appointment, unless they came late.
 * Who comes early is not seen before someone whose appointment is earlier; who comes late
 * lines up behind those who were on time.
 */
export function waitingOrder<T extends Waiting>(clients: readonly T[]): T[] {
  return clients.toSorted(
    (a, b) =>
      compare(turn(a), turn(b)) || compare(a.waitingSince, b.waitingSince) || compare(a.visitId, b.visitId),
  );
}

/** The place of a visit in the waiting room, from 1; null when it does not wait. */
export function placeOf(visitId: string, clients: readonly Waiting[]): number | null {
  const index = waitingOrder(clients).findIndex((client) => client.visitId === visitId);
  return index === -1 ? null : index + 1;
}

function turn(client: Waiting): string {
  return client.startsAt > client.waitingSince ? client.startsAt : client.waitingSince;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

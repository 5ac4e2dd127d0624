import { recordAfter } from "./recordAfter.ts";
import type { VisitChange, VisitRecord } from "./store.ts";

/** So many visits are remembered at most, of about 1 kB each. */
const MOST = 20_000;

/**
 * Visits as they are in the database of which this process is the only writer, but for a command of the host now and then:
 * `revision` is another number when somebody else has written, and everything is forgotten then.
 *
 * What was read before a change must not be remembered after it. So whoever reads asks for the `moment` first, and what
 * comes with an earlier one is not taken.
 */
export class VisitMemory {
  readonly #revision: () => number;
  readonly #records = new Map<string, VisitRecord>();
  /** The ids of a professional's open visits, where all of them are known. */
  readonly #open = new Map<string, Set<string>>();
  #moment = 0;
  #seen: number;
  #looked = false;

  constructor(revision: () => number) {
    this.#revision = revision;
    this.#seen = revision();
  }

  /** Is another number after each change. */
  get moment(): number {
    this.#notice();
    return this.#moment;
  }

  /** Is another number after somebody else has written. */
  get revision(): number {
    this.#notice();
    return this.#seen;
  }

  find(visitId: string): VisitRecord | undefined {
    this.#notice();
    return this.#records.get(visitId);
  }

  open(professionalId: string): VisitRecord[] | undefined {
    this.#notice();
    const ids = this.#open.get(professionalId);
    return ids && [...ids].flatMap((id) => this.#records.get(id) ?? []);
  }

  /** Takes a visit that was read at that moment. */
  keep(record: VisitRecord, moment: number): void {
    if (moment === this.#moment) this.#put(record);
  }

  /** Takes all open visits of a professional, read at that moment. */
  keepOpen(professionalId: string, records: readonly VisitRecord[], moment: number): void {
    if (moment !== this.#moment || records.length > MOST) return;
    for (const record of records) this.#put(record);
    this.#open.set(professionalId, new Set(records.map(({ id }) => id)));
  }

  /** A change is in the database. One of a visit that is not known as it was before may have made anything of anything. */
  apply(change: VisitChange): void {
    const record = this.#records.get(change.visitId);
    if (record?.version !== change.version) return this.clear();
    this.#moment += 1;
    this.#put(recordAfter(record, change));
  }

  /** Something else of a visit has changed, but not whether it is open. */
  forget(visitId: string): void {
    this.#moment += 1;
    const record = this.#records.get(visitId);
    if (!record) return;
    this.#records.delete(visitId);
    const { professionalId } = record.appointment;
    if (this.#open.get(professionalId)?.has(visitId)) this.#open.delete(professionalId);
  }

  clear(): void {
    this.#moment += 1;
    this.#records.clear();
    this.#open.clear();
  }

  #put(record: VisitRecord): void {
    const { id, visit, appointment } = record;
    const open = this.#open.get(appointment.professionalId);
    if (visit.state === "waiting" || visit.state === "admitted") open?.add(id);
    else open?.delete(id);
    this.#records.delete(id); // so that it is the newest again
    if (visit.state !== "ended") this.#records.set(id, record);
    const [oldest] = this.#records.keys();
    if (oldest !== undefined && this.#records.size > MOST) this.forget(oldest);
  }

  /** Once in a turn of the event loop: requests that come together are judged by the same state. */
  #notice(): void {
    if (this.#looked) return;
    this.#looked = true;
    setImmediate(() => {
      this.#looked = false;
    });
    const revision = this.#revision();
    if (revision === this.#seen) return;
    this.#seen = revision;
    this.clear();
  }
}

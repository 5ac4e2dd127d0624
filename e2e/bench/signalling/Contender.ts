import type { MeasuredProcess } from "./MeasuredProcess.ts";
import type { Relayed } from "./Way.ts";

/** The two sides of a visit, connected. */
export interface Pair {
  /** A whole set-up: each side's description and candidates, until the other side has them. */
  setUp(relayed: Relayed): Promise<void>;
  /** Makes another set-up possible. */
  reset(): Promise<void>;
  close(): void;
}

/** A service under test, in one process or in two. */
export interface Contender {
  readonly servers: readonly MeasuredProcess[];
  /** Makes that many visits, before any of them is connected. */
  book(visits: number): Promise<void>;
  /** Connects the two sides of that many further visits that are booked, in two processes one to each. */
  connect(visits: number): Promise<Pair[]>;
  stop(): Promise<void>;
}

/** Where the processes of a service meet; of one process nothing is given. */
export interface MeetingPlaces {
  readonly REDIS_URL: string;
  readonly DATABASE_URL: string;
}

/** One server process for each environment, on free ports. */
export type StartContender = (meetAt?: MeetingPlaces) => Promise<Contender>;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** One of the entries; one with weight 2 comes twice as often as one with weight 1. */
  pick<T extends { weight: number }>(entries: readonly T[]): T {
    const total = entries.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.next() * total;
    for (const entry of entries) {
      left -= entry.weight;
      if (left < 0) return entry;
    }
    throw new Error("nothing to pick from");
  }
}

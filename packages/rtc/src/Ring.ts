/** The latest of what was added, bounded in number and in bytes; the oldest gives way. */
export class Ring<T> {
  readonly #items: { item: T; bytes: number }[] = [];
  readonly #limits: { items: number; bytes: number };
  #bytes = 0;
  #dropped = 0;

  /** `bytes` is compared with what the items are said to take. */
  constructor(limits: { items: number; bytes: number }) {
    this.#limits = limits;
  }

  /** From the oldest to the newest. */
  get items(): T[] {
    return this.#items.map(({ item }) => item);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** How many have given way. */
  get dropped(): number {
    return this.#dropped;
  }

  /** One that alone is over the limit is not kept. */
  add(item: T, bytes: number): void {
    this.#items.push({ item, bytes });
    this.#bytes += bytes;
    while (this.#items.length > this.#limits.items || this.#bytes > this.#limits.bytes) this.#drop();
  }

  #drop(): void {
    this.#bytes -= this.#items.shift()?.bytes ?? 0;
    this.#dropped += 1;
  }
}

/** Tells how long a message was under way, in ms. */
export type Relayed = (time: number) => void;

type Signal = readonly [name: string, payload: object];

/** Signals of one side on their way through the server to the other; they arrive in the order in which they were sent. */
export class Way {
  readonly #send: (name: string, payload: object) => void;
  readonly #sentAt: number[] = [];
  #relayed: Relayed = () => undefined;
  #done: () => void = () => undefined;

  constructor(send: (name: string, payload: object) => void) {
    this.#send = send;
  }

  /** Sends them and resolves when everything has arrived. */
  carry(signals: readonly Signal[], relayed: Relayed): Promise<void> {
    const arrived = this.expect(signals.length, relayed);
    for (const [name, payload] of signals) this.#send(name, payload);
    return arrived;
  }

  /** So many leave now, by whatever request; resolves when everything has arrived. */
  expect(signals: number, relayed: Relayed): Promise<void> {
    this.#relayed = relayed;
    const now = performance.now();
    for (let count = 0; count < signals; count += 1) this.#sentAt.push(now);
    return new Promise((resolve) => {
      this.#done = resolve;
    });
  }

  /** To be called when the other side has got one. */
  arrived(): void {
    const sentAt = this.#sentAt.shift();
    if (sentAt === undefined) throw new Error("a signal arrived that nobody had sent");
    this.#relayed(performance.now() - sentAt);
    if (this.#sentAt.length === 0) this.#done();
  }
}

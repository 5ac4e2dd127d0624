/**
 * What the owner of a live object says about it: one value that is replaced and never changed, and
 * whoever listens is called after each replacement. Fits React's `useSyncExternalStore`.
 */
export class Facts<T> {
  readonly #listeners = new Set<() => void>();
  #current: T;

  constructor(initial: T) {
    this.#current = initial;
  }

  get current(): T {
    return this.#current;
  }

  become(next: T): void {
    this.#current = next;
    for (const listener of this.#listeners) listener();
  }

  /** Returns how to stop listening. Bound, so that it can be handed over by itself. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

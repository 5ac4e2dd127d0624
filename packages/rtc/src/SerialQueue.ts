/**
 * Runs asynchronous tasks one after the other, in the order in which they were added.
 * A failure goes to `onFailure` and does not stop the tasks behind it.
 */
export class SerialQueue {
  readonly #onFailure: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Resolves when the task has run; never rejects. */
  add(task: () => Promise<void> | void): Promise<void> {
    this.#last = this.#last.then(task).catch((error: unknown) => this.#onFailure(error));
    return this.#last;
  }
}

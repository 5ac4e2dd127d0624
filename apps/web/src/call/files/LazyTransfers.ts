import type { FileTransfers } from "./FileTransfers.ts";

/** Holds the page's file transfers: their code loads with the first connection, not with check-in. */
export class LazyTransfers {
  readonly #create: () => Promise<FileTransfers>;
  #current: Promise<FileTransfers> | undefined;

  constructor(create: () => Promise<FileTransfers>) {
    this.#create = create;
  }

  /** The same transfers until they are closed. Whoever asks first is answered first. */
  async get(): Promise<FileTransfers> {
    this.#current ??= this.#create();
    try {
      return await this.#current;
    } catch (error) {
      this.#current = undefined; // the code did not load: the next one tries again
      throw error;
    }
  }

  /** Lets go of every file. */
  close(): void {
    this.#current?.then((transfers) => transfers.close()).catch(() => undefined);
    this.#current = undefined;
  }
}

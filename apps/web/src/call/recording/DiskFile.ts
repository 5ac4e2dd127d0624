/** After so much more of what is there already is the file saved again. */
const GROWTH = 1.25;
/** Ms of recording before the file is saved for the first time. */
const FIRST = 2000;

/**
 * A file on the disk. What is written to it goes to a copy until that is closed (File System §2.5.3), and is lost
 * with the page or a full disk. So it is saved again and again, each time a quarter longer: the copying adds up to
 * a few times the file, and only the end can be lost.
 */
export class DiskFile {
  readonly #handle: FileSystemFileHandle;
  #copy: FileSystemWritableFileStream;
  #size = 0;
  #savedLength = 0;

  private constructor(handle: FileSystemFileHandle, copy: FileSystemWritableFileStream) {
    this.#handle = handle;
    this.#copy = copy;
  }

  /** @throws {DOMException} when it cannot be written to */
  static async open(handle: FileSystemFileHandle): Promise<DiskFile> {
    return new DiskFile(handle, await handle.createWritable());
  }

  /** Whether what is on the disk is worth keeping. */
  get isSaved(): boolean {
    return this.#savedLength > 0;
  }

  async append(part: Blob): Promise<void> {
    await this.#copy.write({ type: "write", position: this.#size, data: part });
    this.#size += part.size;
  }

  async overwrite(position: number, data: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#copy.write({ type: "write", position, data });
  }

  /** Whether it is time to save. @param length ms recorded */
  isDue(length: number): boolean {
    return length >= Math.max(FIRST, this.#savedLength * GROWTH);
  }

  /** Puts all of it on the disk and goes on. @param length ms recorded */
  async save(length: number): Promise<void> {
    await this.#copy.close();
    this.#savedLength = length;
    this.#copy = await this.#handle.createWritable({ keepExistingData: true });
  }

  /** Puts all of it on the disk, for good. */
  async close(): Promise<void> {
    await this.#copy.close();
  }
}

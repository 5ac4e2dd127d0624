/** Of each visit that is about to be told the one page that has learned it from its own answer. */
export class ToldPages {
  readonly #pages = new Map<string, string | null>();

  /** Notes a change, and the page that knows it. After several that nobody knows whole, everybody is told. */
  note(visitId: string, page: string | null = null): void {
    this.#pages.set(visitId, this.#pages.has(visitId) ? null : page);
  }

  /** The page that knows all that has been noted of a visit, which is forgotten with this; null when none does. */
  take(visitId: string): string | null {
    const page = this.#pages.get(visitId) ?? null;
    this.#pages.delete(visitId);
    return page;
  }
}

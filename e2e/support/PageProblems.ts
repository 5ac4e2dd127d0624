import type { Page } from "@playwright/test";

/**
 * Collects what a person with open developer tools would see in red: console errors, uncaught errors and
 * violations of the content security policy, which Chromium reports as console errors.
 */
export class PageProblems {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  watch(page: Page): void {
    page.on("pageerror", (error) => this.#seen.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.#seen.push(`${message.text()} (${message.location().url})`);
    });
  }

  /** Leaves out what a test provokes, such as the browser's own line about a refused request. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  get unexpected(): string[] {
    return this.#seen.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }
}

import type { Config } from "../config.ts";

/** What every check may look at. */
export interface CheckContext {
  readonly config: Config;
  /** Bytes that must be free where the data is. */
  readonly leastFree: number;
}

/** One thing that has to be right. */
export interface Check {
  readonly name: string;
  /** Checks that must have succeeded: without them this one could only repeat what they say. */
  readonly needs?: readonly string[];
  /** Says what is well. Throws `Finding` when it is not, `NotApplicable` when there is nothing to look at. */
  run(context: CheckContext): Promise<string>;
}

/** What is wrong, and how to mend it. */
export class Finding extends Error {
  override readonly name = "Finding";
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** There is nothing to check here, and that is no fault. */
export class NotApplicable extends Error {
  override readonly name = "NotApplicable";
}

/** The code of an operating system's or TLS error, and its message otherwise. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && typeof error.code === "string") return error.code;
  // Trying several addresses at once fails as one error without a message.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.message;
}

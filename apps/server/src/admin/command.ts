/** Where a command reads and writes. */
export interface Terminal {
  /** Writes one line. */
  say(line: string): void;
  /** What is piped in, without the line end; empty at a keyboard. */
  input(): Promise<string>;
}

/** One of the things that `npx televisit admin <name>` does. */
export interface Command {
  /** What follows its name, and what it does. */
  readonly usage: string;
  /** Throws an error whose message says in one line what went wrong; `UsageError` when it was called wrongly. */
  run(args: readonly string[], terminal: Terminal): Promise<void>;
}

/** A command was given what it does not understand. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

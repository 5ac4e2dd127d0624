import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** zxcvbn's "safely unguessable": more than 10^8 guesses, with sign-in throttled and the hash slow. */
const SAFE = 3;

let guesser: Promise<ZxcvbnFactory> | undefined;

/** How long a password may be. */
interface Lengths {
  readonly minPasswordLength: number;
  readonly maxPasswordLength: number;
}

/**
 * Refuses a password that is too short or too long, or that a guesser tries early: a common one, with or without the
 * usual additions, a keyboard's row, a repetition, or what belongs to its owner (ASVS 6.2.1, 6.2.4, 6.2.12). Throws an
 * error that tells a person what to do.
 */
export async function requireGoodPassword(
  password: string,
  owner: { readonly email: string; readonly name: string },
  { minPasswordLength, maxPasswordLength }: Lengths,
): Promise<void> {
  if (password.length < minPasswordLength) throw new Error("Password too short");
  if (password.length > maxPasswordLength) throw new Error("Password too long");
  guesser ??= openGuesser();
  const names = owner.name.split(/\s+/);
  const own = ["televisit", owner.name, names.join(""), ...names, ...owner.email.split(/[@.]/)];
  const { score } = (await guesser).check(password, own);
  if (score < SAFE) {
    throw new Error(
      "This password is easy to guess. Take several words that have nothing to do with each other",
    );
  }
}

/** Loaded when a password is set, which is seldom: its lists take 20 MB. */
async function openGuesser(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Guesser }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new Guesser({ dictionary, graphs });
}

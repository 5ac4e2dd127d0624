import type { betterAuth } from "better-auth";
import { requireGoodPassword } from "./requireGoodPassword.ts";

/** An account as its host sees it. */
export interface ProfessionalAccount {
  readonly email: string;
  readonly name: string;
  /** A disabled professional cannot sign in and has no session. */
  readonly disabled: boolean;
}

/** What a host does to accounts that are there. Each throws when no account has this address. */
export interface ProfessionalAccounts {
  list(): Promise<ProfessionalAccount[]>;
  /** Ends every session of theirs and lets them open none; or lets them sign in again. */
  setDisabled(email: string, disabled: boolean): Promise<void>;
  /** Gives an account another password (at least 12 characters, none that is easy to guess) and ends every session of theirs. */
  resetPassword(email: string, password: string): Promise<void>;
}

type Adapter = Awaited<ReturnType<typeof betterAuth>["$context"]>["internalAdapter"];

/** As much of better-auth's context as this takes. */
interface Context {
  readonly internalAdapter: Pick<
    Adapter,
    "findUserByEmail" | "listUsers" | "updateUser" | "updatePassword" | "deleteUserSessions"
  >;
  readonly password: {
    hash(password: string): Promise<string>;
    readonly config: { readonly minPasswordLength: number; readonly maxPasswordLength: number };
  };
}

/** As many accounts as a host looks at in one list. */
const MOST = 10_000;

/** The accounts over better-auth's own tables. */
export function professionalAccounts({ internalAdapter, password: hasher }: Context): ProfessionalAccounts {
  const userOf = async (email: string) => {
    const found = await internalAdapter.findUserByEmail(email.toLowerCase());
    if (!found) throw new Error("no professional has this e-mail");
    return found.user;
  };
  return {
    async list() {
      const users = await internalAdapter.listUsers(MOST, 0, { field: "email", direction: "asc" });
      return users.map(({ email, name, ...rest }) => ({ email, name, disabled: isDisabled(rest) }));
    },
    async setDisabled(email, disabled) {
      const { id } = await userOf(email);
      await internalAdapter.updateUser(id, { disabled });
      if (disabled) await internalAdapter.deleteUserSessions(id);
    },
    async resetPassword(email, password) {
      const user = await userOf(email);
      await requireGoodPassword(password, user, hasher.config);
      await internalAdapter.updatePassword(user.id, await hasher.hash(password));
      await internalAdapter.deleteUserSessions(user.id);
    },
  };
}

/** Databases keep it as true, as 1, or, of an account that was never disabled, as nothing. */
function isDisabled(user: object): boolean {
  return "disabled" in user && Boolean(user.disabled);
}

import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import * as z from "zod";

/**
 * Opens a session for an account without its password. Only code of this server can call it: a
 * server-only endpoint has no route.
 */
export const openSessionPlugin = {
  id: "open-session",
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ professionalId: z.string() }) },
      async (ctx) => {
        const accounts = ctx.context.internalAdapter;
        const user = await accounts.findUserById(ctx.body.professionalId);
        if (!user) throw new Error("no such professional");
        const session = await accounts.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ professionalId: user.id });
      },
    ),
  },
} satisfies BetterAuthPlugin;

import * as z from "zod/mini";
import { Instant } from "./ids.ts";

/** POST /api/auth/sign-in/email (better-auth) */
export const SignIn = z.object({
  email: z.email(),
  password: z.string().check(z.minLength(1), z.maxLength(128)),
});
export type SignIn = z.infer<typeof SignIn>;

/** A signed-in professional, as GET /api/auth/get-session tells it; null when nobody is signed in. */
export const ProfessionalSession = z.nullable(
  z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) }),
);
export type ProfessionalSession = z.infer<typeof ProfessionalSession>;

/** One of the browsers in which a professional is signed in. Its id lets nobody in: the cookie's token does. */
export const SignedInBrowser = z.object({
  id: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
  signedInAt: Instant,
  /** To a few minutes. */
  usedAt: Instant,
  /** As the browser called itself; empty where it did not. */
  userAgent: z.string(),
});
export type SignedInBrowser = z.infer<typeof SignedInBrowser>;

/** GET /api/sessions */
export const SignedInBrowsers = z.object({ sessions: z.array(SignedInBrowser) });

import * as z from "zod/mini";

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

import { AppError } from "@televisit/protocol/errors";
import type { Request } from "express";
import type { ProfessionalIdentity, Professionals } from "../auth/professionals.ts";

/** The professional who is signed in. Throws `unauthenticated`. */
export async function requireProfessional(
  request: Request,
  professionals: Pick<Professionals, "identify">,
): Promise<ProfessionalIdentity> {
  const identity = await professionals.identify(request.headers.cookie);
  if (!identity) throw new AppError("unauthenticated", "nobody is signed in");
  return identity;
}

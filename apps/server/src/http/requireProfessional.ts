import { AppError } from "@televisit/protocol/errors";
import type { Request, Response } from "express";
import type { ProfessionalIdentity, Professionals } from "../auth/professionals.ts";

/** The professional who is signed in; the response prolongs their cookie when that is due. Throws `unauthenticated`. */
export async function requireProfessional(
  request: Request,
  response: Response,
  professionals: Pick<Professionals, "identify">,
): Promise<ProfessionalIdentity> {
  const identity = await professionals.identify(request.headers.cookie);
  if (!identity) throw new AppError("unauthenticated", "nobody is signed in");
  for (const cookie of identity.cookies) response.append("Set-Cookie", cookie);
  return identity;
}

import { AppError } from "@televisit/protocol/errors";
import jwt from "jsonwebtoken";
import type * as z from "zod/mini";

/** Signs claims as a compact JWS with HS256, the one algorithm that is ever accepted. */
export function signToken(claims: object, key: string): string {
  return jwt.sign(claims, key, { algorithm: "HS256" });
}

/**
 * The claims of a token, after its signature, header and purpose were checked; its times were not.
 * Throws `link_invalid` for anything that is not exactly such a token (RFC 8725 §3).
 */
export function verifySignature<T>(token: string, key: string, schema: z.ZodMiniType<T>): T {
  try {
    const { header, payload } = jwt.verify(token, key, {
      algorithms: ["HS256"],
      complete: true,
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
    // Nothing in a header may choose the key or ask for an extension: only alg and typ are known.
    const known = Object.keys(header).every((name) => name === "alg" || name === "typ");
    if (!known || header.typ !== "JWT") throw new Error("unexpected header");
    return schema.parse(payload);
  } catch (cause) {
    throw new AppError("link_invalid", "the token is not one of ours", { cause });
  }
}

import { createSecretKey, type KeyObject } from "node:crypto";
import { AppError } from "@televisit/protocol/errors";
import jwt from "jsonwebtoken";
import type * as z from "zod/mini";

/** Signs claims as a compact JWS with HS256, the one algorithm that is ever accepted. */
export function signToken(claims: object, key: string): string {
  return jwt.sign(claims, secretOf(key), { algorithm: "HS256" });
}

/**
 * The claims of a token, after its signature, header and purpose were checked; its times were not.
 * Throws `link_invalid` for anything that is not exactly such a token (RFC 8725 §3).
 */
export function verifySignature<T>(token: string, key: string, schema: z.ZodMiniType<T>): T {
  try {
    const { header, payload } = jwt.verify(token, secretOf(key), {
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

const secrets = new Map<string, KeyObject>();

/** The few keys of the service as secrets: the library would read a text as a public key first, which takes longer than verifying. */
function secretOf(key: string): KeyObject {
  const known = secrets.get(key);
  if (known) return known;
  const secret = createSecretKey(key, "utf8");
  secrets.set(key, secret);
  return secret;
}

import type { CookieOptions } from "express";
import type { Config } from "../config.ts";

/** How a browser keeps a session: out of reach of scripts and of other sites (ASVS 3.3). */
export function sessionCookie({ secure }: Pick<Config, "secure">, expires: Date): CookieOptions {
  return { httpOnly: true, secure, sameSite: "strict", path: "/", expires };
}

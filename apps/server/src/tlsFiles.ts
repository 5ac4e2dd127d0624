import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { StartError } from "./startError.ts";

/** A certificate with the chain to its authority, and its key, as PEM text. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** Reads both files; null when neither is named. Throws `StartError` when they are no pair. */
export function readTlsFiles(cert: string | undefined, key: string | undefined): TlsFiles | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new StartError("TLS_CERT and TLS_KEY are needed together");
  }
  try {
    const files = { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
    const belongs = new X509Certificate(files.cert).checkPrivateKey(createPrivateKey(files.key));
    if (belongs) return files;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`TLS_CERT and TLS_KEY cannot be used: ${reason}`, { cause });
  }
  throw new StartError("TLS_KEY is not the key of TLS_CERT");
}

/** The origins at which a certificate lets a server on `port` be reached: each of its subjectAltNames (RFC 5280 §4.2.1.6). */
export function originsOf({ cert }: TlsFiles, port: number): string[] {
  const names = new X509Certificate(cert).subjectAltName?.split(", ") ?? [];
  return names.map((name) => {
    const host = name.replace(/^(DNS|IP Address):/, "");
    return new URL(`https://${host.includes(":") ? `[${host}]` : host}:${port}`).origin;
  });
}

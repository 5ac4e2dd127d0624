import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { root } from "./root.mjs";

/** A certificate that is good for less than this many days is renewed. */
const RENEW_WITHIN_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** Where the local authority and this machine's certificate are. CERTS_DIR names another place. */
export function certificateFiles() {
  const folder = resolve(process.env["CERTS_DIR"] || join(root, "certs"));
  return {
    folder,
    authority: join(folder, "ca.crt"),
    authorityKey: join(folder, "ca.key"),
    certificate: join(folder, "server.crt"),
    key: join(folder, "server.key"),
  };
}

/** This machine's addresses on its networks, IPv4 first; without loopback and link-local ones. */
export function networkAddresses() {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const usable = addresses.filter(
    ({ internal, address }) => !internal && !/^(fe80|169\.254\.)/.test(address),
  );
  return [...new Set(usable.map(({ address }) => address))].sort(
    (one, other) => Number(isIPv4(other)) - Number(isIPv4(one)),
  );
}

/** Every name by which a browser may reach this machine. */
export function namesOfThisMachine() {
  const host = hostname().toLowerCase();
  const named = /^[a-z0-9][a-z0-9.-]*$/.test(host) && host !== "localhost";
  return [
    "localhost",
    "127.0.0.1",
    "::1",
    ...(named ? [host, ...(host.includes(".") ? [] : [`${host}.local`])] : []),
    ...networkAddresses(),
  ];
}

/**
 * @param {string} file
 * @returns {X509Certificate | undefined} nothing when there is none that can be read
 */
export function readCertificate(file) {
  if (!existsSync(file)) return undefined;
  try {
    return new X509Certificate(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** @param {X509Certificate} certificate */
export function isExpiring(certificate) {
  return new Date(certificate.validTo).getTime() - Date.now() < RENEW_WITHIN_DAYS * DAY;
}

/**
 * @param {X509Certificate} certificate
 * @param {string} name a host name or an IP address
 */
export function covers(certificate, name) {
  return (
    (name.includes(":") || isIPv4(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !==
    undefined
  );
}

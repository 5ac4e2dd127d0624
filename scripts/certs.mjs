// npm run certs: a local certificate authority and a certificate for this machine, so that a phone on the same
// network can use its camera. Run again, it renews what expires and adds what this machine is called now.
import { X509Certificate } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import {
  certificateFiles,
  covers,
  isExpiring,
  namesOfThisMachine,
  networkAddresses,
  readCertificate,
} from "./lib/localCertificates.mjs";
import { root } from "./lib/root.mjs";

/** Ten years: a phone has to be told only once whom to trust. */
const AUTHORITY_DAYS = 3650;
/** Some systems take no longer one. */
const CERTIFICATE_DAYS = 397;

const files = certificateFiles();

/**
 * @param {string} file
 * @param {string} content
 * @param {number} mode
 */
function write(file, content, mode) {
  writeFileSync(file, content, { mode });
  chmodSync(file, mode);
}

/** @returns {Promise<{ key: string, cert: string, isNew: boolean }>} */
async function authority() {
  const known = readCertificate(files.authority);
  if (known && !isExpiring(known) && existsSync(files.authorityKey)) {
    return { key: readFileSync(files.authorityKey, "utf8"), cert: known.toString(), isNew: false };
  }
  const { createCA } = await import("mkcert");
  const made = await createCA({
    organization: "Televisit local authority",
    countryCode: "ZZ",
    state: "-",
    locality: "-",
    validity: AUTHORITY_DAYS,
  });
  write(files.authorityKey, made.key, 0o600);
  write(files.authority, made.cert, 0o644);
  return { ...made, isNew: true };
}

/**
 * Why this machine needs another certificate; nothing when the one it has will do.
 * @param {string} authorityCertificate
 * @param {string[]} names
 */
function whyAnother(authorityCertificate, names) {
  const known = readCertificate(files.certificate);
  if (!known || !existsSync(files.key)) return "made";
  if (!known.verify(new X509Certificate(authorityCertificate).publicKey)) return "made by the new authority";
  if (isExpiring(known)) return "renewed, because it was about to expire";
  return names.every((name) => covers(known, name)) ? undefined : "made anew, for the addresses of today";
}

function howToTrust() {
  const file = relative(process.cwd(), files.authority) || files.authority;
  return `
Trust the authority once on each device; never give away ${relative(process.cwd(), files.authorityKey)}.
  iPhone, iPad  Send ${file} to it by AirDrop or mail and open it. Then Settings › General › VPN & Device
                Management › Televisit local authority › Install, and Settings › General › About › Certificate
                Trust Settings: switch it on.
  Android       Copy ${file} to it. Settings › Security › More security settings › Encryption & credentials ›
                Install a certificate › CA certificate › choose the file.
  macOS         security add-trusted-cert -k ~/Library/Keychains/login.keychain-db ${file}
  Windows       certutil -user -addstore Root ${file}
  Debian        cp ${file} /usr/local/share/ca-certificates/televisit.crt && update-ca-certificates
                (Firefox and Chromium have lists of their own: Settings › Certificates › Authorities › Import)
Then run npm start, and open https://${networkAddresses()[0] ?? "localhost"}:3000 on the phone.
`;
}

async function makeCertificates() {
  mkdirSync(files.folder, { recursive: true });
  const { key, cert, isNew } = await authority();
  const names = namesOfThisMachine();
  const reason = whyAnother(cert, names);
  if (reason !== undefined) {
    const { createCert } = await import("mkcert");
    const made = await createCert({ domains: names, validity: CERTIFICATE_DAYS, ca: { key, cert } });
    write(files.key, made.key, 0o600);
    write(files.certificate, made.cert, 0o644);
  }
  const shown = relative(root, files.folder) || files.folder;
  if (isNew) console.log(`Authority: made in ${shown}/ca.crt`);
  console.log(`Certificate: ${reason ?? "still good"}, ${shown}/server.crt`);
  console.log(`  until ${readCertificate(files.certificate)?.validTo ?? "?"} for ${names.join(", ")}`);
  console.log(howToTrust());
}

try {
  await ensureInstalled();
  await makeCertificates();
} catch (error) {
  failAs("The certificates could not be made", error);
}

// npm start: installs and builds what is missing or outdated, then runs the server.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { endWithNpm } from "./lib/endWithNpm.mjs";
import { ensureBuilt } from "./lib/ensureBuilt.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";
import {
  certificateFiles,
  covers,
  isExpiring,
  networkAddresses,
  readCertificate,
} from "./lib/localCertificates.mjs";
import { pinnedNode, root } from "./lib/root.mjs";
import { start } from "./lib/run.mjs";
import { say } from "./lib/say.mjs";

/**
 * What makes the server speak HTTPS with the certificate of `npm run certs`, if there is one. Not in production,
 * where a public certificate belongs, and not for a host who says otherwise.
 * @returns {Record<string, string>}
 */
function localHttps() {
  const { NODE_ENV, PUBLIC_URL = "", TLS_CERT, PORT } = process.env;
  const files = certificateFiles();
  const certificate = readCertificate(files.certificate);
  if (!certificate || !existsSync(files.key)) return {};
  if (NODE_ENV === "production" || TLS_CERT || PUBLIC_URL.startsWith("http:")) return {};
  const address = networkAddresses().find((name) => covers(certificate, name));
  if (isExpiring(certificate))
    say(`The certificate in certs/ expires on ${certificate.validTo}: npm run certs`);
  else if (!address && networkAddresses().length > 0)
    say("The certificate in certs/ is not for this machine's addresses of today: npm run certs");
  const host = address?.includes(":") ? `[${address}]` : (address ?? "localhost");
  return {
    TLS_CERT: files.certificate,
    TLS_KEY: files.key,
    PUBLIC_URL: PUBLIC_URL || `https://${host}:${PORT || "3000"}`,
  };
}

endWithNpm();
try {
  await ensureInstalled();
  await ensureBuilt();
  const dataDir = resolve(process.env["DATA_DIR"] || join(root, ".data"));
  const server = start(pinnedNode, [join(root, "apps/server/src/main.ts")], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, ...localHttps() },
  });
  process.exitCode = await server.ended;
} catch (error) {
  failAs("Televisit cannot start", error);
}

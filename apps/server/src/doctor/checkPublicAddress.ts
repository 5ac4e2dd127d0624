import { askPublic } from "./askPublic.ts";
import { type Check, Finding, reasonOf } from "./check.ts";

const CHAIN =
  "give the web server the whole chain (fullchain.pem); of a local authority, name it in NODE_EXTRA_CA_CERTS";
/** Why an address does not answer, by the code of the error, and what to do. */
const reasons: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOTFOUND: ["its name leads nowhere", "make an A (and AAAA) record of it, or correct PUBLIC_URL"],
  EAI_AGAIN: ["its name cannot be looked up", "see /etc/resolv.conf"],
  ECONNREFUSED: ["nobody listens there", "start the web server, and open the port in the firewall"],
  ETIMEDOUT: [
    "it does not answer",
    "open the port in the firewall, and see that the name leads to this machine",
  ],
  CERT_HAS_EXPIRED: ["its certificate has expired", "renew it (certbot renew) and reload the web server"],
  ERR_TLS_CERT_ALTNAME_INVALID: ["its certificate is for another name", "get one for the name in PUBLIC_URL"],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    "its certificate is signed by itself",
    "get one that browsers trust: certbot",
  ],
  SELF_SIGNED_CERT_IN_CHAIN: ["its certificate is of an authority that nobody knows", CHAIN],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["the chain of its certificate is incomplete", CHAIN],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ["the chain of its certificate is incomplete", CHAIN],
};

export const PUBLIC_ADDRESS = "public address";

/** Whether people reach this service at PUBLIC_URL, by a certificate that browsers trust. */
export const checkPublicAddress: Check = {
  name: PUBLIC_ADDRESS,
  async run({ config: { publicUrl } }) {
    const { status, body } = await answerOf(publicUrl);
    if ([502, 503, 504].includes(status)) {
      const remedy = "start the server, and see that the proxy names its address (PORT, LISTEN_ADDRESS)";
      throw new Finding(`the proxy at ${publicUrl} does not reach the server (${status})`, remedy);
    }
    if (status !== 200 || !body.includes('"status":"ok"')) {
      const remedy =
        "see that the proxy hands on /healthz, /readyz, /api and /socket.io, and that PUBLIC_URL is its address";
      throw new Finding(`something else than Televisit answers at ${publicUrl}/healthz (${status})`, remedy);
    }
    return publicUrl;
  },
};

async function answerOf(publicUrl: string) {
  try {
    return await askPublic(`${publicUrl}/healthz`);
  } catch (cause) {
    const reason = reasonOf(cause);
    const [what, remedy] = reasons[reason] ?? [reason, "see the web server's log"];
    throw new Finding(`${publicUrl}: ${what}`, remedy, { cause });
  }
}

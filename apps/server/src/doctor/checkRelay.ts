import { turnCredentials } from "../auth/turnCredentials.ts";
import type { TurnConfig } from "../config.ts";
import { type Check, Finding, NotApplicable, reasonOf } from "./check.ts";
import { allocate, parseRelayUrl, type RelayAddress, type RelayTransport } from "./turn/allocate.ts";

const REFUSED = 401;
const NO_RELAY =
  "no relay is set (TURN_URLS): people whose network blocks UDP cannot see and hear each other";

/** What to do when a relay cannot be reached, by the code of the error. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: "start coturn, and see that it listens on this port",
  ENOTFOUND: "correct the name in TURN_URLS, or make a record of it",
  ABORT_ERR: "open the port in the firewall (UDP and TCP 3478, TCP 443 or 5349), and start coturn",
  ECONNRESET: "see that cert and pkey in turnserver.conf can be read by the user turnserver",
  CERT_HAS_EXPIRED: "renew its certificate, then: systemctl kill -s USR2 coturn",
  ERR_TLS_CERT_ALTNAME_INVALID: "give it a certificate for the name in TURN_URLS",
};

/** The way to the relay, by each transport, and whether it takes our credentials. */
export const relayChecks: readonly Check[] = [
  reachable("UDP"),
  reachable("TCP"),
  reachable("TLS"),
  {
    name: "relay credentials",
    async run({ config: { turn } }) {
      const { answered, error } = await firstAnswer(required(turn));
      if (!answered) throw new NotApplicable("no relay answers");
      if (error !== REFUSED) return "the relay takes them";
      const remedy =
        "write the same value into TURN_SECRET and static-auth-secret of turnserver.conf; both clocks must agree";
      throw new Finding("the relay does not take the credentials of this server", remedy);
    },
  },
];

function required(turn: TurnConfig | null): TurnConfig {
  if (turn) return turn;
  throw new NotApplicable(NO_RELAY);
}

function addresses({ urls }: TurnConfig): RelayAddress[] {
  return urls.map(parseRelayUrl);
}

function reachable(transport: RelayTransport): Check {
  return {
    name: `relay over ${transport}`,
    async run({ config }) {
      const turn = required(config.turn);
      const wanted = addresses(turn).filter((address) => address.transport === transport);
      if (wanted.length === 0) throw new NotApplicable(`TURN_URLS names none over ${transport}`);
      for (const address of wanted) await mustAllocate(address, turn);
      return wanted.map(({ url }) => url).join(", ");
    },
  };
}

/** A relay that refuses our credentials is reached all the same: that is said once, by a check of its own. */
async function mustAllocate(address: RelayAddress, turn: TurnConfig): Promise<void> {
  let error: number;
  try {
    error = await allocate(address, credentialsOf(turn));
  } catch (cause) {
    const reason = reasonOf(cause);
    const what = reason === "ABORT_ERR" ? "no answer" : reason;
    const remedy = remedies[reason] ?? "see deploy/coturn/README.md and the log of coturn";
    throw new Finding(`${address.url}: ${what}`, remedy, { cause });
  }
  if (error === 0 || error === REFUSED) return;
  const quota = error === 486 || error === 508;
  const remedy = quota ? "raise user-quota and total-quota in turnserver.conf" : "see the log of coturn";
  throw new Finding(`${address.url}: the relay answers ${error}`, remedy);
}

async function firstAnswer(turn: TurnConfig): Promise<{ answered: boolean; error: number }> {
  for (const address of addresses(turn)) {
    try {
      return { answered: true, error: await allocate(address, credentialsOf(turn)) };
    } catch {
      // the check of its transport says so
    }
  }
  return { answered: false, error: 0 };
}

function credentialsOf(turn: TurnConfig) {
  return turnCredentials(turn, "doctor", new Date());
}

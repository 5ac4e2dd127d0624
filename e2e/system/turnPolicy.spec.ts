import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { TurnClient } from "../support/TurnClient.ts";
import { shippedFile, TurnServer, whyNoTurnServer } from "../support/TurnServer.ts";

const obstacle = whyNoTurnServer();
const address = "127.0.0.1";
const port = 40_000 + (process.pid % 4000) * 2;
const clients: TurnClient[] = [];
let relay: TurnServer;

if (obstacle) console.log(`No relay can be started here, so nothing is tested: ${obstacle}`);
test.skip(obstacle !== undefined, obstacle);

test.beforeAll(async () => {
  if (obstacle) return; // hooks run before the skip is known
  relay = new TurnServer({ address, port, tlsPort: port + 1 });
  await relay.start();
});
test.afterEach(() => {
  for (const opened of clients.splice(0)) opened.close();
});
test.afterAll(() => relay?.stop());

/** Credentials as the service makes them, good for so many seconds. */
function credentials(lifetime = 600, person = "someone", secret = relay.secret) {
  const username = `${Math.floor(Date.now() / 1000) + lifetime}:${person}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}

function client(given = credentials()): TurnClient {
  const made = new TurnClient({ address, port }, given);
  clients.push(made);
  return made;
}

const refused = {
  "this machine": ["127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3"],
  "private networks": ["10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1"],
  "a provider's own network": ["100.64.0.1", "100.127.255.254"],
  "link-local addresses, those of cloud metadata": ["169.254.169.254", "169.254.0.1"],
  "multicast and broadcast": ["224.0.0.1", "239.255.255.250", "255.255.255.255"],
  "reserved and documentation ranges": [
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.9",
    "240.0.0.1",
  ],
};

test.describe("the relay as it is shipped", () => {
  for (const [what, peers] of Object.entries(refused)) {
    test(`relays nothing to ${what}`, async () => {
      const someone = client();
      expect(await someone.allocate()).toBe(0);
      for (const peer of peers) expect([peer, await someone.permit(peer)]).toEqual([peer, 403]);
    });
  }

  test("relays to the internet", async () => {
    const someone = client();
    expect(await someone.allocate()).toBe(0);
    for (const peer of ["9.9.9.9", "172.32.0.1", "100.128.0.1", "223.255.255.254"]) {
      expect([peer, await someone.permit(peer)]).toEqual([peer, 0]);
    }
  });

  test("has taken every range of its file, the IPv6 ones too, and none that begins with all zeros", () => {
    const denied = [...relay.output.matchAll(/Black listing: (\S+)/g)].map(([, range]) => range);
    expect(denied.filter((range) => range?.includes(":"))).toHaveLength(11);
    expect(denied.filter((range) => !range?.includes(":"))).toHaveLength(14);
    // coturn 4.6 would refuse every address, of both families.
    expect(denied.filter((range) => /^(0\.0\.0\.0|::)-/.test(range ?? ""))).toEqual([]);
  });

  test("knows nobody without good credentials", async () => {
    const { username } = credentials();
    expect(await client({ username, credential: "wrong" }).allocate()).toBe(401);
    expect(await client(credentials(-1)).allocate()).toBe(401);
    for (const secret of ["another secret", ""])
      expect(await client(credentials(600, "someone", secret)).allocate()).toBe(401);
    const { credential } = credentials(60);
    expect(await client({ username, credential }).allocate()).toBe(401); // a longer time than was given
  });

  test("gives one person so much and leaves the rest to the others", async () => {
    const errors: number[] = [];
    while (errors.length < 130 && !errors.includes(486)) {
      errors.push(await client(credentials(600 + errors.length, "greedy")).allocate());
    }
    expect(errors.at(-1)).toBe(486);
    expect(errors).toHaveLength(121);
    expect(await client(credentials(600, "modest")).allocate()).toBe(0);
  });

  test("gives everybody together no more than its file says", async () => {
    const [, total = ""] = /^total-quota=(\d+)$/m.exec(readFileSync(shippedFile, "utf8")) ?? [];
    expect(Number(total)).toBeGreaterThan(120); // more than one person can take
    // As many as that would be more sockets than a test may open: the same option with a smaller number.
    const small = { address, port: port + 2, tlsPort: port + 3 };
    const crowded = new TurnServer({ ...small, options: ["--total-quota", "6"] });
    await crowded.start();
    const answers: number[] = [];
    for (let person = 0; person < 8; person += 1) {
      const one = new TurnClient(small, credentials(600, `person${person}`, crowded.secret));
      clients.push(one);
      answers.push(await one.allocate());
    }
    await crowded.stop();
    expect(answers.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(answers.slice(6)).toEqual([486, 486]);
  });
});

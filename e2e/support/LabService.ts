import { type Browser, type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import { readLeg } from "./candidatePair.ts";
import { launchOptions } from "./chromium.ts";
import { checkIn } from "./client.ts";
import { type NetworkKind, NetworkLab, whyNoNetworkLab } from "./NetworkLab.ts";
import { createAppointment } from "./professional.ts";
import { type RunningServer, startServer } from "./server.ts";
import { readConnected, recordPeerConnections } from "./stats.ts";
import { TurnServer, whyNoTurnServer } from "./TurnServer.ts";

/** Why none can be started here; undefined when one can. */
export function whyNoLabService(): string | undefined {
  return whyNoNetworkLab() ?? whyNoTurnServer();
}

interface LabServiceOptions {
  /** Whether the service knows of the relay; it always knows of STUN. */
  readonly withRelay: boolean;
  /** Further settings of the service. */
  readonly env?: Record<string, string>;
}

/** The service in a lab of networks, with a real relay, and browsers wherever people are. */
export class LabService {
  readonly lab: NetworkLab;
  readonly relay: TurnServer;
  readonly server: RunningServer;
  readonly #browsers: Browser[] = [];

  private constructor(parts: Pick<LabService, "lab" | "relay" | "server">) {
    this.lab = parts.lab;
    this.relay = parts.relay;
    this.server = parts.server;
  }

  static async start({ withRelay, env = {} }: LabServiceOptions): Promise<LabService> {
    const port = 30_000 + (process.pid % 10_000);
    const lab = new NetworkLab(port);
    const { relayAddress: address, relayWithin: within, addresses } = lab;
    const relay = new TurnServer({ address, port: 3478, tlsPort: 443, within, allowedPeers: [addresses] });
    try {
      await relay.start();
      const server = await startServer({
        PORT: String(port),
        PUBLIC_URL: lab.origin,
        STUN_URLS: `stun:${address}:3478`,
        ...(withRelay ? { TURN_URLS: relay.urls.join(), TURN_SECRET: relay.secret } : {}),
        ...env,
      });
      return new LabService({ lab, relay, server });
    } catch (error) {
      await relay.stop();
      lab.remove();
      throw error;
    }
  }

  /** A browser of its own on a network of its own. */
  async openBrowser(kind: NetworkKind): Promise<BrowserContext> {
    const { executablePath = "", args = [] } = launchOptions;
    const browser = await chromium.launch({
      executablePath: this.lab.addNetwork(kind).wrap(executablePath),
      args: [
        ...args,
        // Devices need a secure origin, and this one has no certificate.
        `--unsafely-treat-insecure-origin-as-secure=${this.lab.origin}`,
        // Covers the TLS of a relay as well, which --ignore-certificate-errors does not.
        `--ignore-certificate-errors-spki-list=${this.relay.certificateHash}`,
      ],
    });
    this.#browsers.push(browser);
    const context = await browser.newContext({ permissions: ["camera", "microphone"] });
    await context.addInitScript(recordPeerConnections);
    return context;
  }

  async stop(): Promise<void> {
    for (const browser of this.#browsers) await browser.close();
    await this.server.stop();
    await this.relay.stop();
    this.lab.remove();
  }
}

/** A client checks in, and the professional, on the dashboard, clicks on *Admit*. */
export async function bringTogether(professional: Page, client: Page, name: string): Promise<void> {
  await checkIn(client, await createAppointment(professional, name));
  await professional.getByRole("button", { name: `Admit ${name}` }).click();
}

/** Waits until more pictures arrive than have until now. */
export async function expectFrames(page: Page, timeout = 30_000): Promise<void> {
  let before: number | undefined;
  const more = async () => {
    const { framesDecoded } = await readConnected(page);
    before ??= framesDecoded;
    return framesDecoded > before;
  };
  await expect(async () => expect(await more()).toBe(true)).toPass({ timeout });
}

/** The path in use: `direct`, or the transports to the relays on it, such as `tcp+tls`; `none` while there is none. */
export async function pathBetween(pages: readonly Page[]): Promise<string> {
  const legs = await Promise.all(pages.map(readLeg));
  if (legs.includes(null)) return "none";
  const relays = legs.flatMap((leg) => leg?.relay ?? []);
  return relays.sort().join("+") || "direct";
}

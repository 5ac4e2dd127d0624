import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { launchOptions } from "../support/chromium.ts";
import { type DelayProxy, startDelayProxy } from "../support/delayProxy.ts";
import { openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { recordPeerConnections } from "../support/stats.ts";
import type { Side } from "./model.ts";

/** The real thing: a server, two browsers' worth of people, and a line for each that can be cut. */
export class World {
  readonly server: RunningServer;
  readonly lines: Record<Side, DelayProxy>;
  joinLink = "";
  readonly #browser: Browser;
  readonly #contexts: Record<Side, BrowserContext>;
  readonly #pages: Partial<Record<Side, Page>> = {};

  private constructor(parts: {
    server: RunningServer;
    lines: Record<Side, DelayProxy>;
    browser: Browser;
    contexts: Record<Side, BrowserContext>;
  }) {
    this.server = parts.server;
    this.lines = parts.lines;
    this.#browser = parts.browser;
    this.#contexts = parts.contexts;
  }

  /** A world in which the professional looks at an empty waiting room. */
  static async open(): Promise<World> {
    let port = 0;
    const lines = {
      client: await startDelayProxy(() => port, 0),
      professional: await startDelayProxy(() => port, 0),
    };
    const server = await startServer({
      PUBLIC_URL: `http://localhost:${lines.professional.port}`,
      WEB_DEV_ORIGIN: `http://localhost:${lines.client.port}`,
    });
    port = Number(new URL(server.url).port);
    const browser = await chromium.launch(launchOptions);
    const contexts = { client: await newContext(browser), professional: await newContext(browser) };
    const world = new World({ server, lines, browser, contexts });
    await openAsProfessional(await world.openPage("professional"), server.dashboardUrl);
    return world;
  }

  page(side: Side): Page {
    const page = this.#pages[side];
    if (!page) throw new Error(`the ${side} has no page open`);
    return page;
  }

  async openPage(side: Side): Promise<Page> {
    const page = await this.#contexts[side].newPage();
    this.#pages[side] = page;
    return page;
  }

  /** Closes the page and tells what address it showed. */
  async closePage(side: Side): Promise<string> {
    const page = this.page(side);
    delete this.#pages[side];
    const address = page.url();
    await page.close();
    return address;
  }

  /** The join link as the client has it, through their line. */
  clientLink(): string {
    const link = new URL(this.joinLink);
    link.port = String(this.lines.client.port);
    return link.href;
  }

  /** The client of the next appointment is somebody else: nothing of the last one is left. */
  async replaceClient(): Promise<void> {
    await this.#contexts.client.close();
    delete this.#pages.client;
    this.#contexts.client = await newContext(this.#browser);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    for (const line of Object.values(this.lines)) await line.stop();
    await this.server.stop();
  }
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"], locale: "en-US" });
  await context.addInitScript(recordPeerConnections);
  return context;
}

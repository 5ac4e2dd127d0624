import { randomUUID } from "node:crypto";
import type { RequestData } from "@televisit/protocol/events";
import { GuestReply } from "@televisit/protocol/guests";
import { onTestFinished } from "vitest";
import { type Browser, book, checkedIn, signedIn } from "./browser.ts";
import { Page, type PageOptions } from "./page.ts";
import type { TestServer } from "./startTestServer.ts";

interface GuestPage {
  snapshot: RequestData<"visit:join">;
  participantId: string;
  token: string;
  browser: Browser;
}

/** One visit with everybody in it, and the pages that were opened for it, until the test is over. */
export class VisitScene {
  readonly visitId: string;
  readonly appointmentId: string;
  readonly token: string;
  readonly professional: Browser & { professionalId: string };
  client: Browser & { participantId: string };
  readonly #pages: Page[] = [];

  private constructor(
    parts: Pick<VisitScene, "visitId" | "appointmentId" | "token" | "professional" | "client">,
  ) {
    this.visitId = parts.visitId;
    this.appointmentId = parts.appointmentId;
    this.token = parts.token;
    this.professional = parts.professional;
    this.client = parts.client;
  }

  /** A client who has checked in, with a professional of their own or the given one. */
  static async open(
    server: Pick<TestServer, "url" | "professionals">,
    professional?: Browser & { professionalId: string },
    startsAt?: string,
  ): Promise<VisitScene> {
    const host = professional ?? (await signedIn(server));
    const { id, visitId, token } = await book(host, startsAt ? { startsAt } : {});
    const client = await checkedIn(server.url, token);
    const scene = new VisitScene({ visitId, appointmentId: id, token, professional: host, client });
    onTestFinished(() => scene.close());
    return scene;
  }

  clientPage(options?: PageOptions): Page {
    return this.#keep(new Page(this.client, { as: "client", visitId: this.visitId }, options));
  }

  professionalPage(options?: PageOptions): Page {
    return this.#keep(new Page(this.professional, { as: "professional" }, options));
  }

  /** A client page that has joined. */
  async joinedClient(options?: PageOptions): Promise<Page & { snapshot: RequestData<"visit:join"> }> {
    const page = this.clientPage(options);
    const snapshot = await page.do("visit:join", { visitId: this.visitId, claim: true });
    return Object.assign(page, { snapshot });
  }

  /** Invites a guest, and returns what the professional gets for it with the link's token. */
  async invite(name = "Ana Sol") {
    const wish = { name, relation: "interpreter" };
    const answer = await this.professional.post(`/api/visits/${this.visitId}/guests`, wish);
    const { guest } = GuestReply.parse(answer.body);
    return { ...guest, token: guest.link.split("#")[1] ?? "" };
  }

  /** A page of somebody who came by a link. */
  pageOf(browser: Browser): Page {
    return this.#keep(new Page(browser, { as: "client", visitId: this.visitId }));
  }

  /** A guest who was invited, has checked in and joined: they wait. */
  async joinedGuest(name?: string): Promise<Page & GuestPage> {
    const { token, participantId } = await this.invite(name);
    const browser = await checkedIn(this.professional.url, token);
    const page = this.pageOf(browser);
    const snapshot = await page.do("visit:join", { visitId: this.visitId, claim: true });
    return Object.assign(page, { snapshot, participantId, token, browser });
  }

  /** A page whose client has queued an offer, and a page whose professional has admitted them. */
  async admitted() {
    const client = await this.joinedClient();
    const professional = this.professionalPage();
    await professional.do("dashboard:watch", {});
    const reply = await professional.do("visit:admit", { visitId: this.visitId });
    return {
      client,
      professional,
      reply,
      clientId: this.client.participantId,
      professionalId: reply.visit.you.participantId,
    };
  }

  /** A description as the client would send it. */
  offer(to: string, negotiationId = randomUUID()) {
    return {
      visitId: this.visitId,
      to,
      negotiationId,
      description: { type: "offer", sdp: `v=0 secret-${negotiationId}` },
    };
  }

  candidate(to: string, negotiationId: string, n = 0) {
    const candidate = { candidate: `candidate:${n}`, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "u" };
    return { visitId: this.visitId, to, negotiationId, candidate };
  }

  close(): void {
    for (const page of this.#pages) page.close();
  }

  #keep(page: Page): Page {
    this.#pages.push(page);
    return page;
  }
}

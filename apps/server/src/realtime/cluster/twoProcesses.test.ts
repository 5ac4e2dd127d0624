import { randomUUID } from "node:crypto";
import type { NetworkResult } from "@televisit/protocol/network";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { firstBrokenEntry } from "../../store/auditChain.ts";
import { Browser, problemOf, signedIn } from "../../testing/browser.ts";
import { Page, type PageOptions } from "../../testing/page.ts";
import { newPerson, type Person, RoomScene } from "../../testing/roomScene.ts";
import { type ServiceCluster, startCluster, whyNoCluster } from "../../testing/ServiceCluster.ts";
import { VisitScene } from "../../testing/visitScene.ts";

describe.skipIf(whyNoCluster())("two processes on one Postgres and one Redis", () => {
  let cluster: ServiceCluster;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 120_000);
  afterAll(() => cluster?.stop());

  /** A visit whose client is on the first process and whose professional is on the second. */
  let scene: VisitScene;
  const pages: Page[] = [];
  const [first, second] = [0, 1].map((at) => ({
    get url() {
      return cluster.processes[at]!.url;
    },
    get professionals() {
      return cluster.professionals;
    },
  })) as [Parameters<typeof VisitScene.open>[0], Parameters<typeof VisitScene.open>[0]];
  beforeEach(async () => {
    scene = await VisitScene.open(first, await signedIn(second));
  });
  afterEach(() => {
    for (const page of pages.splice(0)) page.close();
  });

  const open = (page: Page): Page => {
    pages.push(page);
    return page;
  };
  const clientOn = ({ url }: { url: string }, options?: PageOptions) =>
    open(new Page({ url, cookie: scene.client.cookie }, { as: "client", visitId: scene.visitId }, options));
  const professionalOn = ({ url }: { url: string }, options?: PageOptions) =>
    open(new Page({ url, cookie: scene.professional.cookie }, { as: "professional" }, options));
  const presence = (of: string) => (visit: { peers: { participantId: string; presence: string | null }[] }) =>
    visit.peers.some((peer) => peer.participantId === scene.client.participantId && peer.presence === of);

  test("the waiting room, admit and the signals reach from one to the other", async () => {
    const { visitId } = scene;
    const dashboard = scene.professionalPage();
    expect((await dashboard.do("dashboard:watch", {})).waiting).toMatchObject([{ online: false }]);
    const client = await scene.joinedClient();
    expect(client.snapshot).toMatchObject({ place: 1, professionalOnline: true });
    await dashboard.until("dashboard:changed", ({ waiting }) => waiting[0]?.online === true);

    const to = client.snapshot.peers[0]!.participantId;
    const offer = scene.offer(to);
    await client.do("signal:description", offer);
    const prepared = { negotiationId: randomUUID(), description: offer.description, candidates: [null] };
    const reply = await dashboard.do("visit:admit", { visitId, offer: prepared });
    expect(reply.offer?.negotiationId).toBe(offer.negotiationId);
    await client.until("visit:changed", ({ state }) => state === "admitted");
    await client.until("signal:description", ({ negotiationId }) => negotiationId === prepared.negotiationId);

    for (let n = 0; n < 20; n += 1)
      await client.do("signal:candidate", scene.candidate(to, offer.negotiationId, n));
    await dashboard.until("signal:candidate", ({ candidate }) => candidate?.candidate === "candidate:19");
    const order = dashboard.all("signal:candidate").map(({ candidate }) => candidate?.candidate);
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => `candidate:${n}`));
  });

  test("a waiting client is told when the professional comes and goes", async () => {
    const client = await scene.joinedClient();
    expect(client.snapshot.professionalOnline).toBe(false);
    const dashboard = professionalOn(second);
    await dashboard.do("dashboard:watch", {});
    await client.until("visit:changed", ({ professionalOnline }) => professionalOnline);
    client.received.length = 0;
    dashboard.close();
    await client.until("visit:changed", ({ professionalOnline }) => !professionalOnline);
  });

  test("what a page tells of its network stands on the card", async () => {
    const network: NetworkResult = {
      verdict: "poor",
      rttMs: 900,
      kbps: 100,
      transports: { direct: "blocked", udp: "blocked", tcp: "reached", tls: "untested" },
    };
    const dashboard = scene.professionalPage();
    await dashboard.do("dashboard:watch", {});
    const client = await scene.joinedClient();
    await client.do("visit:network", { visitId: scene.visitId, network });
    await dashboard.until("dashboard:changed", ({ waiting }) => waiting[0]?.network?.rttMs === 900);
  });

  test("a page on the other process takes a session over, and back", async () => {
    const { visitId } = scene;
    const older = await scene.joinedClient();
    const newer = clientOn(second);
    await newer.do("visit:join", { visitId, claim: true });
    await older.until("visit:superseded");
    await older.closed;
    expect(
      await clientOn(first, { tabId: older.tabId }).refusal("visit:join", { visitId, claim: false }),
    ).toBe("visit_superseded");
    await clientOn(first).do("visit:join", { visitId, claim: true });
    await newer.closed;
    expect(newer.all("visit:superseded")).toEqual([{ visitId }]);
  });

  test("a page that comes back by the other process is not taken for another", async () => {
    const { visitId } = scene;
    const before = await scene.joinedClient();
    const after = clientOn(second, { tabId: before.tabId });
    await after.do("visit:join", { visitId, claim: false });
    await before.closed;
    expect(before.all("visit:superseded")).toEqual([]);
    expect((await after.do("visit:join", { visitId, claim: false })).state).toBe("waiting");
  });

  test("of two devices that admit at once, one on each, exactly one wins", { timeout: 60_000 }, async () => {
    const { visitId } = scene;
    const client = await scene.joinedClient();
    const to = client.snapshot.peers[0]!.participantId;
    const devices = [professionalOn(first), professionalOn(second)];
    await Promise.all(devices.map((device) => device.connected()));
    for (let round = 0; round < 20; round += 1) {
      await client.do("signal:description", scene.offer(to));
      const replies = await Promise.all(devices.map((device) => device.ask("visit:admit", { visitId })));
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: "already_admitted" });
      const winner = devices[replies.findIndex(({ ok }) => ok)];
      await winner!.do("visit:send-back", { visitId });
    }
    const admits = (await cluster.store.audit.entries()).filter(
      (entry) => entry.action === "admit" && entry.visitId === visitId,
    );
    expect(admits).toHaveLength(20);
  });

  test("a cancelled appointment and a sign-out close the pages on the other process", async () => {
    const client = await scene.joinedClient();
    const elsewhere = professionalOn(first);
    await elsewhere.do("dashboard:watch", {});
    await scene.professional.post(`/api/appointments/${scene.appointmentId}/cancel`);
    await client.until("visit:changed", ({ endReason }) => endReason === "cancelled");
    await client.closed;
    await scene.professional.post("/api/auth/sign-out");
    await elsewhere.closed;
  });

  test("wrong passwords for an account, and sign-ins of an address, are counted together", async () => {
    let sent = 0;
    const guess = async (email: string) => {
      const { url } = sent % 2 ? first : second;
      sent += 1;
      const body = { email, password: "wrong horse battery" };
      return problemOf(await new Browser(url).post("/api/auth/sign-in/email", body)).code;
    };
    const guesses = async (count: number, email: (n: number) => string) => {
      const codes: string[] = [];
      for (let n = 0; n < count; n += 1) codes.push(await guess(email(n)));
      return codes;
    };
    const refused = (count: number) => Array.from({ length: count }, () => "unauthenticated");
    const one = await guesses(12, () => "somebody@example.test");
    expect(one).toEqual([...refused(10), "rate_limited", "rate_limited"]);
    const many = await guesses(20, (n) => `somebody${n}@example.test`);
    expect(many).toEqual([...refused(18), "rate_limited", "rate_limited"]); // thirty in a minute
  });

  describe("an instant room", { timeout: 60_000 }, () => {
    const pageOn = ({ url }: { url: string }, { browser, participantId }: Person, options?: PageOptions) =>
      open(new Page({ url, cookie: browser.cookie }, { as: "occupant", participantId }, options));
    /** Robin on the second process, Kim on the first. */
    const occupied = async () => {
      const room = await RoomScene.open(second);
      const robin = pageOn(second, room.creator);
      const kim = pageOn(first, await newPerson(first), { reconnects: true });
      await robin.do("room:join", room.join("Robin"));
      const { you } = await kim.do("room:join", room.join("Kim"));
      await robin.until("room:changed", ({ peers }) => peers[0]?.participantId === you.participantId);
      return { room, robin, kim };
    };
    const kimIs = (page: Page, wanted: string) =>
      page.until("room:changed", ({ peers }) => peers.some((peer) => peer.presence === wanted));

    test("spans both, and a page on the other process takes a seat over", async () => {
      const { room, robin } = await occupied();
      const newer = pageOn(first, room.creator);
      await newer.do("room:join", room.join("Robin"));
      await robin.closed;
      expect(robin.all("room:superseded")).toEqual([{ roomId: room.roomId }]);
      expect((await newer.do("room:join", room.join("Robin", room.roomId))).peers).toHaveLength(1);
    });

    test("waits for no process that hangs, whose people keep their seats", async () => {
      const { room, kim } = await occupied();
      // The connection may close once more before the answer; what counts is asked for below.
      const rejoin = () => kim.ask("room:join", room.join("Kim", room.roomId));
      kim.socket.on("connect", () => void rejoin().catch(() => undefined));
      cluster.processes[0].freeze();
      try {
        const newer = pageOn(second, room.creator);
        const reply = await newer.ask("room:join", room.join("Robin"), 2_000);
        expect(reply.ok).toBe(true);
        await kimIs(newer, "away");
        newer.received.length = 0;
        cluster.processes[0].thaw();
        await kimIs(newer, "present");
      } finally {
        cluster.processes[0].thaw();
      }
    });
  });

  /** A visit under way between both processes; the pages come back by themselves and join again, as pages do. */
  const underWay = async () => {
    const { visitId } = scene;
    const [client, professional] = [
      clientOn(first, { reconnects: true }),
      professionalOn(second, { reconnects: true }),
    ];
    await client.do("visit:join", { visitId, claim: true });
    await professional.do("dashboard:watch", {});
    const { visit } = await professional.do("visit:admit", { visitId });
    await client.until("visit:changed", ({ state }) => state === "admitted");
    const rejoined = (page: Page) =>
      new Promise<void>((resolve) => {
        page.socket.once("connect", () => {
          resolve(page.do("visit:join", { visitId, claim: false }).then(() => undefined));
        });
      });
    const exchange = async (to = visit.you.participantId) => {
      const offer = scene.offer(to);
      await client.do("signal:description", offer);
      const fits = ({ negotiationId }: { negotiationId: string }) => negotiationId === offer.negotiationId;
      await professional.until("signal:description", fits);
      await client.do("signal:candidate", scene.candidate(to, offer.negotiationId));
      await professional.until("signal:candidate", fits);
      expect(professional.all("signal:description").filter(fits)).toHaveLength(1);
      expect(professional.all("signal:candidate").filter(fits)).toHaveLength(1);
    };
    await exchange();
    return { client, professional, exchange, rejoined, to: visit.you.participantId };
  };

  describe("in mid-visit", { timeout: 60_000 }, () => {
    test("one process is killed: the other side is told, and the client goes on by the other process", async () => {
      const { professional, to } = await underWay();
      await cluster.processes[0].stop("SIGKILL");
      await professional.until("visit:changed", presence("away"));
      professional.received.length = 0;
      const client = clientOn(second);
      await client.do("visit:join", { visitId: scene.visitId, claim: true });
      await professional.until("visit:changed", presence("present"));
      const offer = scene.offer(to);
      await client.do("signal:description", offer);
      await professional.until(
        "signal:description",
        (signal) => signal.negotiationId === offer.negotiationId,
      );

      await cluster.processes[0].start();
      const back = clientOn(first);
      await back.do("visit:join", { visitId: scene.visitId, claim: true });
      await client.closed;
      await back.do("signal:description", { ...offer, negotiationId: randomUUID() });
      await professional.until("signal:description", ({ fromTab }) => fromTab === back.tabId);
    });

    test("one process is stopped: its pages are gone, and those of the other stay", async () => {
      const { professional } = await underWay();
      await cluster.processes[0].stop("SIGTERM");
      await professional.until("visit:changed", presence("away"));
      expect(professional.socket.connected).toBe(true);
      await cluster.processes[0].start();
    });

    test("Redis restarts: the pages come back, and signals pass once", async () => {
      const { client, professional, exchange, rejoined } = await underWay();
      const back = Promise.all([rejoined(client), rejoined(professional)]);
      back.catch(() => undefined); // until it is waited for
      await cluster.redis.halt();
      // Meanwhile each process goes on for its own pages.
      expect((await new Browser(first.url).get("/readyz")).status).toBe(200);
      expect((await professional.do("dashboard:watch", {})).running).toHaveLength(1);
      await cluster.redis.resume();
      await back;
      await exchange();
      professional.received.length = 0;
      client.close();
      await professional.until("visit:changed", presence("away"));
    });

    test("Redis hangs: each process serves its own pages, and afterwards they hear each other again", async () => {
      const { visitId } = scene;
      const { professional } = await underWay();
      const rejoin = () => professional.ask("visit:join", { visitId, claim: false });
      professional.socket.on("connect", () => void rejoin().catch(() => undefined));
      /** A page that takes the client's place and joins again whenever it has come back, until another takes it. */
      const take = async (where: typeof first) => {
        const page = clientOn(where, { reconnects: true });
        await page.do("visit:join", { visitId, claim: true });
        const refused = new Promise<void>((resolve) => {
          page.socket.on("connect", async () => {
            const reply = await page.ask("visit:join", { visitId, claim: false }).catch(() => undefined);
            if (reply?.ok === false && reply.code === "visit_superseded") resolve();
          });
        });
        const told = page.until("visit:superseded").then(() => undefined);
        return { tabId: page.tabId, isOver: Promise.race([told, refused]) };
      };
      cluster.redis.freeze();
      const beside = await take(second);
      await professional.until("visit:changed", ({ peers }) => peers[0]?.tabId === beside.tabId);
      expect((await new Browser(second.url).post("/api/check-in", { token: scene.token })).status).toBe(200);
      cluster.redis.thaw();
      const elsewhere = await take(first);
      await beside.isOver;
      await professional.until("visit:changed", ({ peers }) => peers[0]?.tabId === elsewhere.tabId);
    });

    test("Postgres restarts: no page is lost, and nothing is written twice", async () => {
      const { client, professional, exchange } = await underWay();
      await cluster.postgres.halt();
      await exchange(); // what is under way needs no database
      const sentBack = professional.do("visit:send-back", { visitId: scene.visitId });
      await cluster.postgres.resume();
      await sentBack;
      await client.until("visit:changed", ({ sentBack: isBack }) => isBack);
      expect([client.socket.connected, professional.socket.connected]).toEqual([true, true]);
      const entries = await cluster.store.audit.entries();
      expect(firstBrokenEntry(entries)).toBeNull();
      const mine = entries.filter(({ visitId }) => visitId === scene.visitId).map(({ action }) => action);
      expect(mine).toEqual(["link-issue", "check-in", "admit", "send-back"]);
    });
  });
});

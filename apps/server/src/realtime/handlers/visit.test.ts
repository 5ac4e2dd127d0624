import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn } from "../../testing/browser.ts";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";
import { VisitScene } from "../../testing/visitScene.ts";

let server: TestServer;
const open = (...rest: [VisitScene["professional"]?, string?]) => VisitScene.open(server, ...rest);
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const professionalOf = (snapshot: { peers: { participantId: string }[] }) => snapshot.peers[0]!.participantId;

describe("joining", () => {
  test("answers with the whole visit as the client may see it", async () => {
    const scene = await open();
    const { snapshot } = await scene.joinedClient();
    expect(snapshot).toMatchObject({
      visitId: scene.visitId,
      state: "waiting",
      you: { participantId: scene.client.participantId, role: "client", name: "Sam Carter" },
      peers: [{ role: "professional", name: "Robin Ellis", presence: null, tabId: null }],
      place: 1,
      professionalOnline: false,
      sentBack: false,
      admittedAt: null,
      endReason: null,
    });
  });

  test("tells the client when the professional comes online and goes", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const professional = scene.professionalPage();
    await professional.do("dashboard:watch", {});
    await client.until("visit:changed", (visit) => visit.professionalOnline);
    client.received.length = 0;
    professional.close();
    await client.until("visit:changed", (visit) => !visit.professionalOnline);
  });

  test("from the same page again is a reconnection and keeps the queued offer", async () => {
    const scene = await open();
    const first = await scene.joinedClient();
    const offer = scene.offer(professionalOf(first.snapshot));
    await first.do("signal:description", offer);
    first.close();
    const again = scene.clientPage({ tabId: first.tabId });
    await again.do("visit:join", { visitId: scene.visitId, claim: false });
    const reply = await scene.professionalPage().do("visit:admit", { visitId: scene.visitId });
    expect(reply.offer?.negotiationId).toBe(offer.negotiationId);
    expect(again.all("visit:superseded")).toEqual([]);
  });
});

describe("a second page of the client", () => {
  test("takes over: the older one is told, closed, and its offer is gone", async () => {
    const scene = await open();
    const older = await scene.joinedClient();
    await older.do("signal:description", scene.offer(professionalOf(older.snapshot)));
    const newer = await scene.joinedClient();
    expect(await older.closed).toBe("io server disconnect");
    expect(older.all("visit:superseded")).toEqual([{ visitId: scene.visitId }]);
    const reply = await scene.professionalPage().do("visit:admit", { visitId: scene.visitId });
    expect(reply.offer).toBeNull();
    expect(reply.visit.peers[0]).toMatchObject({ presence: "present", tabId: newer.tabId });
  });

  test("keeps the older one out until a person claims it again", async () => {
    const scene = await open();
    const older = await scene.joinedClient();
    const newer = await scene.joinedClient();
    const back = scene.clientPage({ tabId: older.tabId });
    expect(await back.refusal("visit:join", { visitId: scene.visitId, claim: false })).toBe(
      "visit_superseded",
    );
    expect(newer.all("visit:superseded")).toEqual([]);
    await back.do("visit:join", { visitId: scene.visitId, claim: true });
    await newer.closed;
    expect(newer.all("visit:superseded")).toHaveLength(1);
  });

  test("claimed at the same moment leaves exactly one speaking", async () => {
    const scene = await open();
    const pages = Array.from({ length: 4 }, () => scene.clientPage());
    await Promise.all(pages.map((page) => page.connected()));
    const replies = await Promise.all(
      pages.map((page) => page.ask("visit:join", { visitId: scene.visitId, claim: true }).catch(() => null)),
    );
    expect(replies.some((reply) => reply?.ok)).toBe(true);
    const record = await server.store.visits.find(scene.visitId);
    const speaker = record?.participants.find(({ role }) => role === "client")?.tabId;
    const winner = pages.find((page) => page.tabId === speaker)!;
    await expect
      .poll(
        () =>
          pages.filter((page) => page.socket.connected && page.all("visit:superseded").length === 0).length,
      )
      .toBeGreaterThan(0);
    expect(await winner.do("visit:join", { visitId: scene.visitId, claim: false })).toMatchObject({
      state: "waiting",
    });
  });
});

describe("the offer queue", () => {
  test("lets an offer out only in the answer to admit", async () => {
    const scene = await open();
    const professional = scene.professionalPage();
    await professional.do("dashboard:watch", {});
    await professional.do("visit:join", { visitId: scene.visitId, claim: true });
    const client = await scene.joinedClient();
    const to = professionalOf(client.snapshot);
    const offer = scene.offer(to);
    await client.do("signal:description", offer);
    for (const n of [1, 2]) await client.do("signal:candidate", scene.candidate(to, offer.negotiationId, n));
    await client.do("signal:candidate", { ...scene.candidate(to, offer.negotiationId), candidate: null });
    await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.online === true);

    const before = JSON.stringify(professional.received);
    expect(before).not.toContain("secret");
    expect(before).not.toContain("candidate:");
    expect(before).not.toContain(offer.negotiationId);
    expect(before).not.toContain(client.tabId);

    const reply = await professional.do("visit:admit", { visitId: scene.visitId });
    const { candidate: first } = scene.candidate(to, offer.negotiationId, 1);
    const { candidate: second } = scene.candidate(to, offer.negotiationId, 2);
    expect(reply.offer).toEqual({
      from: scene.client.participantId,
      fromTab: client.tabId,
      negotiationId: offer.negotiationId,
      description: offer.description,
      candidates: [first, second, null],
    });
    expect(professional.received.filter(({ name }) => name.startsWith("signal:"))).toEqual([]);
  });

  test("takes an offer with the candidates that were found before it was sent", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const offer = scene.offer(professionalOf(client.snapshot));
    const [first, second] = [1, 2].map((n) => scene.candidate(offer.to, offer.negotiationId, n));
    await client.do("signal:description", { ...offer, candidates: [first!.candidate] });
    await client.do("signal:candidate", second!);
    const reply = await scene.professionalPage().do("visit:admit", { visitId: scene.visitId });
    expect(reply.offer).toMatchObject({
      negotiationId: offer.negotiationId,
      candidates: [first!.candidate, second!.candidate],
    });
  });

  test("refuses an answer, a candidate without its offer, and more candidates than a call has", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const to = professionalOf(client.snapshot);
    const offer = scene.offer(to);
    const answer = { ...offer, description: { type: "answer", sdp: "v=0" } };
    expect(await client.refusal("signal:description", answer)).toBe("signal_unexpected");
    expect(await client.refusal("signal:candidate", scene.candidate(to, randomUUID()))).toBe(
      "signal_unexpected",
    );
    await client.do("signal:description", offer);
    for (let n = 0; n < 64; n += 1)
      await client.do("signal:candidate", scene.candidate(to, offer.negotiationId, n));
    const onemore = scene.candidate(to, offer.negotiationId, 64);
    expect(await client.refusal("signal:candidate", onemore)).toBe("signal_unexpected");
  });

  test("holds the newest negotiation only", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const to = professionalOf(client.snapshot);
    const [older, newer] = [scene.offer(to), scene.offer(to)];
    await client.do("signal:description", older);
    await client.do("signal:description", newer);
    expect(await client.refusal("signal:candidate", scene.candidate(to, older.negotiationId))).toBe(
      "signal_unexpected",
    );
    const reply = await scene.professionalPage().do("visit:admit", { visitId: scene.visitId });
    expect(reply.offer?.negotiationId).toBe(newer.negotiationId);
  });
});

describe("admit", () => {
  test("tells the client, names the pages to each other, and moves the visit on the dashboard", async () => {
    const scene = await open();
    const { client, professional, reply } = await scene.admitted();
    expect(reply.visit).toMatchObject({
      state: "admitted",
      you: { role: "professional" },
      peers: [{ participantId: scene.client.participantId, presence: "present", tabId: client.tabId }],
    });
    const told = await client.until("visit:changed", (visit) => visit.state === "admitted");
    expect(told).toMatchObject({
      place: null,
      admittedAt: reply.visit.admittedAt,
      peers: [{ presence: "present", tabId: professional.tabId }],
    });
    const dashboard = await professional.until("dashboard:changed", ({ running }) => running.length === 1);
    expect(dashboard).toMatchObject({
      waiting: [],
      running: [{ visitId: scene.visitId, clientName: "Sam Carter", online: true }],
    });
  });

  test("is told to the page that admits by its answer alone, and every later change as ever", async () => {
    const scene = await open();
    const { client, professional, reply } = await scene.admitted();
    await client.until("visit:changed", ({ state }) => state === "admitted");
    await professional.until("dashboard:changed", ({ running }) => running.length === 1);
    expect(professional.all("visit:changed")).toEqual([]);
    client.close();
    await professional.until("visit:changed", ({ peers }) => peers[0]?.presence === "away");
    await scene.joinedClient({ tabId: client.tabId });
    await professional.until("visit:changed", ({ peers, serverTime }) => {
      return peers[0]?.presence === "present" && serverTime > reply.visit.serverTime;
    });
  });

  test("is answered before anything else is told", async () => {
    const scene = await open();
    await scene.joinedClient();
    const professional = scene.professionalPage();
    await professional.do("dashboard:watch", {});
    await professional.until("dashboard:changed");
    const before = professional.received.length;
    let whenAnswered = -1;
    const { visitId } = scene;
    const answered = new Promise<void>((resolve) => {
      professional.socket.emit("visit:admit", { visitId }, () => {
        whenAnswered = professional.received.length;
        resolve();
      });
    });
    await answered;
    expect(whenAnswered).toBe(before);
  });

  test("from two pages at once is won by exactly one", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    await client.do("signal:description", scene.offer(professionalOf(client.snapshot)));
    const pages = [scene.professionalPage(), scene.professionalPage()];
    await Promise.all(pages.map((page) => page.connected()));
    const replies = await Promise.all(
      pages.map((page) => page.ask("visit:admit", { visitId: scene.visitId })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ code: "already_admitted" });
    const winner = replies.find((reply) => reply.ok) as { data: { offer: unknown } };
    expect(winner.data.offer).not.toBeNull();
    const admits = (await server.store.audit.entries()).filter(
      ({ action, visitId }) => action === "admit" && visitId === scene.visitId,
    );
    expect(admits).toHaveLength(1);
  });

  test("hands the client what the professional's page had ready, stamped by the server", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const { visitId } = scene;
    const negotiationId = randomUUID();
    const description = { type: "offer", sdp: "v=0 crossing" };
    const { candidate } = scene.candidate(visitId, negotiationId);
    const offer = { negotiationId, description, candidates: [candidate, null], from: randomUUID() };
    const professional = scene.professionalPage();
    const { visit } = await professional.do("visit:admit", { visitId, offer });
    const stamp = { visitId, from: visit.you.participantId, fromTab: professional.tabId, negotiationId };
    await client.until("signal:description");
    expect(client.all("signal:description")).toEqual([
      { ...stamp, description, candidates: [candidate, null] },
    ]);
  });

  test("that is refused hands nothing over", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const { visitId } = scene;
    const offer = { negotiationId: randomUUID(), description: { type: "offer", sdp: "v=0" }, candidates: [] };
    const answer = { ...offer, description: { type: "answer", sdp: "v=0" } };
    const other = (await open()).professionalPage();
    expect(await other.refusal("visit:admit", { visitId, offer })).toBe("not_found");
    const professional = scene.professionalPage();
    expect(await professional.refusal("visit:admit", { visitId, offer: answer })).toBe("signal_unexpected");
    await professional.do("visit:admit", { visitId });
    expect(await professional.refusal("visit:admit", { visitId, offer })).toBe("already_admitted");
    await client.until("visit:changed", ({ state }) => state === "admitted");
    expect(client.all("signal:description")).toEqual([]);
  });

  test("works for a client whose connection is lost, and they find themselves admitted", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    client.close();
    const professional = scene.professionalPage();
    await professional.do("dashboard:watch", {});
    await professional.until("dashboard:changed", ({ waiting }) => waiting[0]?.online === false);
    const { visit, offer } = await professional.do("visit:admit", { visitId: scene.visitId });
    expect(visit.peers[0]).toMatchObject({ presence: "away" });
    expect(offer).toBeNull();
    const back = scene.clientPage({ tabId: client.tabId });
    const found = await back.do("visit:join", { visitId: scene.visitId, claim: false });
    expect(found.state).toBe("admitted");
    await professional.until("visit:changed", ({ peers }) => peers[0]?.presence === "present");
  });

  test("of a client who left the waiting room is refused", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    await client.do("visit:leave", { visitId: scene.visitId });
    expect(await scene.professionalPage().refusal("visit:admit", { visitId: scene.visitId })).toBe(
      "visit_not_waiting",
    );
  });
});

describe("in an admitted visit", () => {
  test("signals pass both ways, stamped by the server", async () => {
    const scene = await open();
    const { client, professional, clientId, professionalId } = await scene.admitted();
    const { visitId } = scene;
    const negotiationId = randomUUID();
    const answer = { type: "answer", sdp: "v=0 answer" };
    const pretended = { from: randomUUID(), fromTab: randomUUID() };
    await professional.do("signal:description", {
      visitId,
      to: clientId,
      negotiationId,
      description: answer,
      ...pretended,
    });
    expect(await client.until("signal:description")).toEqual({
      visitId,
      from: professionalId,
      fromTab: professional.tabId,
      negotiationId,
      description: answer,
    });
    const { candidate } = scene.candidate(professionalId, negotiationId);
    await client.do("signal:candidate", {
      visitId,
      to: professionalId,
      negotiationId,
      candidate,
      ...pretended,
    });
    expect(await professional.until("signal:candidate")).toEqual({
      visitId,
      from: clientId,
      fromTab: client.tabId,
      negotiationId,
      candidate,
    });
  });

  test("candidates travel with the description that they came with", async () => {
    const scene = await open();
    const { client, professional, professionalId, clientId } = await scene.admitted();
    const offer = scene.offer(professionalId);
    const candidates = [1, 2].map((n) => scene.candidate(professionalId, offer.negotiationId, n).candidate);
    await client.do("signal:description", { ...offer, candidates });
    const { negotiationId, description } = offer;
    expect(await professional.until("signal:description")).toMatchObject({
      from: clientId,
      negotiationId,
      description,
      candidates,
    });
  });

  test("a signal to somebody who is not in it goes nowhere", async () => {
    const scene = await open();
    const { client } = await scene.admitted();
    const other = await open(scene.professional);
    const stranger = await other.admitted();
    expect(await client.refusal("signal:description", scene.offer(stranger.clientId))).toBe("not_found");
    expect(stranger.client.all("signal:description")).toEqual([]);
  });

  test("who left the waiting room and comes back on the same page waits again", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    await client.do("visit:leave", { visitId: scene.visitId });
    const back = await client.do("visit:join", { visitId: scene.visitId, claim: true });
    expect(back).toMatchObject({ state: "waiting", place: 1 });
  });

  test("losing the connection is away, leaving is left, and both may come back", async () => {
    const scene = await open();
    const { client, professional } = await scene.admitted();
    client.close();
    await professional.until("visit:changed", ({ peers }) => peers[0]?.presence === "away");
    const back = scene.clientPage({ tabId: client.tabId });
    professional.received.length = 0;
    await back.do("visit:join", { visitId: scene.visitId, claim: false });
    await professional.until("visit:changed", ({ peers }) => peers[0]?.presence === "present");
    await back.do("visit:leave", { visitId: scene.visitId });
    await professional.until(
      "visit:changed",
      ({ peers, state }) => state === "admitted" && peers[0]?.presence === "left" && peers[0].tabId === null,
    );
    professional.received.length = 0;
    const again = await back.do("visit:join", { visitId: scene.visitId, claim: false });
    expect(again.state).toBe("admitted");
    await professional.until("visit:changed", ({ peers }) => peers[0]?.presence === "present");
  });

  test("the professional may leave and join again from the dashboard", async () => {
    const scene = await open();
    const { client, professional } = await scene.admitted();
    await professional.do("visit:leave", { visitId: scene.visitId });
    await client.until("visit:changed", ({ peers }) => peers[0]?.presence === "left");
    const again = await professional.do("visit:join", { visitId: scene.visitId, claim: true });
    expect(again.state).toBe("admitted");
  });

  test("a professional's newer page takes the visit, and the older one keeps its dashboard", async () => {
    const scene = await open();
    const { client, professional: older, clientId } = await scene.admitted();
    const newer = scene.professionalPage();
    await newer.do("visit:join", { visitId: scene.visitId, claim: true });
    await older.until("visit:superseded");
    await client.until("visit:changed", ({ peers }) => peers[0]?.tabId === newer.tabId);
    expect(await older.refusal("signal:description", scene.offer(clientId))).toBe("visit_superseded");
    expect(await older.do("dashboard:watch", {})).toMatchObject({ running: [{ visitId: scene.visitId }] });
  });
});

describe("sending back", () => {
  test("lets a client who has left the call wait nowhere, until they come back", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const professional = scene.professionalPage();
    const { visitId } = scene;
    await professional.do("visit:admit", { visitId });
    await client.do("visit:leave", { visitId });
    expect(await professional.do("visit:send-back", { visitId })).toMatchObject({ state: "expected" });
    expect(await scene.clientPage().do("visit:join", { visitId, claim: true })).toMatchObject({
      state: "waiting",
    });
  });

  test("puts the client at their place again, where they may queue a new offer", async () => {
    const scene = await open();
    const { client, professional, professionalId, clientId } = await scene.admitted();
    const later = await open(scene.professional);
    const other = await later.joinedClient();
    await other.until("visit:changed", ({ place }) => place === 1);
    const { visitId } = scene;
    expect(await professional.do("visit:send-back", { visitId })).toMatchObject({
      state: "waiting",
      sentBack: true,
    });
    await client.until(
      "visit:changed",
      (visit) => visit.state === "waiting" && visit.sentBack && visit.place === 1,
    );
    await other.until("visit:changed", ({ place }) => place === 2);
    expect(await professional.refusal("signal:description", scene.offer(clientId))).toBe(
      "visit_not_admitted",
    );
    const offer = scene.offer(professionalId);
    await client.do("signal:description", offer);
    expect(professional.all("signal:description")).toEqual([]);
    const again = await professional.do("visit:admit", { visitId });
    expect(again.offer?.negotiationId).toBe(offer.negotiationId);
  });
});

describe("ending", () => {
  test("tells everybody, closes the client's page, and the link opens nothing any more", async () => {
    const scene = await open();
    const { client, professional } = await scene.admitted();
    await professional.do("visit:end", { visitId: scene.visitId });
    await client.closed;
    const last = client.all("visit:changed").at(-1);
    expect(last).toMatchObject({ state: "ended", endReason: "ended" });
    await professional.until("visit:changed", ({ state }) => state === "ended");
    await professional.until("dashboard:changed", ({ running }) => running.length === 0);
    const answer = await scene.client.post("/api/check-in", { token: scene.token });
    expect(answer.body).toMatchObject({ code: "visit_ended" });
    expect(await scene.clientPage().connected()).toMatchObject({ code: "visit_ended" });
    expect(await professional.refusal("visit:join", { visitId: scene.visitId, claim: true })).toBe(
      "visit_ended",
    );
  });

  test("while a negotiation is under way leaves nothing hanging", async () => {
    const scene = await open();
    const { client, professional, clientId } = await scene.admitted();
    const [ended, signalled] = await Promise.all([
      professional.ask("visit:end", { visitId: scene.visitId }),
      professional.ask("signal:description", scene.offer(clientId)),
    ]);
    expect(ended.ok).toBe(true);
    expect(signalled.ok || ["visit_ended", "visit_superseded", "forbidden"].includes(signalled.code)).toBe(
      true,
    );
    await client.closed;
  });
});

describe("two visits", () => {
  test("of two professionals do not touch", async () => {
    const [one, two] = [await open(), await open()];
    const first = await one.admitted();
    const second = await two.joinedClient();
    const secondHost = two.professionalPage();
    await secondHost.do("dashboard:watch", {});
    await first.professional.do("visit:end", { visitId: one.visitId });
    await first.professional.until("visit:changed", ({ state }) => state === "ended");
    for (const page of [second, secondHost]) {
      expect(JSON.stringify(page.received)).not.toContain(one.visitId);
    }
    expect(second.socket.connected).toBe(true);
  });
});

describe("the waiting room", () => {
  test("is ordered by appointment, and a restart keeps the order and everybody's place", async () => {
    const professional = await signedIn(server);
    const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
    const later = await open(professional, inMinutes(30));
    const sooner = await open(professional, inMinutes(10));
    const page = sooner.professionalPage();
    const order = ({ waiting }: { waiting: { visitId: string }[] }) => waiting.map(({ visitId }) => visitId);
    expect(order(await page.do("dashboard:watch", {}))).toEqual([sooner.visitId, later.visitId]);
    const client = await later.joinedClient();
    expect(client.snapshot.place).toBe(2);
    const to = professionalOf(client.snapshot);
    const offer = later.offer(to);
    await client.do("signal:description", offer);

    await server.restart();
    const again = sooner.professionalPage();
    expect(order(await again.do("dashboard:watch", {}))).toEqual([sooner.visitId, later.visitId]);
    const back = later.clientPage({ tabId: client.tabId });
    expect((await back.do("visit:join", { visitId: later.visitId, claim: false })).place).toBe(2);
    expect((await again.do("visit:admit", { visitId: later.visitId })).offer?.negotiationId).toBe(
      offer.negotiationId,
    );
  });

  test("tells nobody to whom nothing has changed when somebody comes behind", async () => {
    const scene = await open();
    const [first, dashboard] = [await scene.joinedClient(), scene.professionalPage()];
    await dashboard.do("dashboard:watch", {});
    await first.until("visit:changed", ({ professionalOnline }) => professionalOnline);
    first.received.length = 0;
    const later = new Date(Date.now() + 60_000).toISOString();
    const second = await open(scene.professional, later);
    const { snapshot } = await second.joinedClient();
    expect(snapshot.place).toBe(2);
    await dashboard.until("dashboard:changed", ({ waiting }) => waiting[1]?.online === true);
    expect(first.received).toEqual([]);
  });

  test("tells those behind when somebody ahead leaves", async () => {
    const professional = await signedIn(server);
    const first = await (
      await open(professional, new Date(Date.now() + 60_000).toISOString())
    ).joinedClient();
    const behind = await open(professional, new Date(Date.now() + 600_000).toISOString());
    const second = await behind.joinedClient();
    expect(second.snapshot.place).toBe(2);
    await first.do("visit:leave", { visitId: first.snapshot.visitId });
    await second.until("visit:changed", ({ place }) => place === 1);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstBrokenEntry } from "../../store/auditChain.ts";
import { startTestServer, type TestServer } from "../../testing/startTestServer.ts";
import { VisitScene } from "../../testing/visitScene.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A visit that runs, with everybody's page. */
async function running() {
  const scene = await VisitScene.open(server);
  return { scene, visitId: scene.visitId, ...(await scene.admitted()) };
}
type Running = Awaited<ReturnType<typeof running>>;

/** The same with a guest who has been let in. */
async function withGuest() {
  const visit = await running();
  const guest = await visit.scene.joinedGuest();
  await visit.professional.do("visit:admit-guest", {
    visitId: visit.visitId,
    participantId: guest.participantId,
  });
  await guest.until("visit:changed", ({ state }) => state === "admitted");
  return { ...visit, guest };
}

const offer = (to: string, { visitId }: Pick<Running, "visitId">, negotiationId = randomUUID()) => ({
  visitId,
  to,
  negotiationId,
  description: { type: "offer", sdp: `v=0 ${negotiationId}` },
});

describe("a guest who waits", () => {
  test("is told to the professional alone, and learns only who invited them", async () => {
    const { scene, client, professional } = await running();
    const guest = await scene.joinedGuest("Ana Sol");
    expect(guest.snapshot).toMatchObject({
      state: "waiting",
      you: { role: "guest", name: "Ana Sol", relation: "interpreter" },
      peers: [{ role: "professional", name: "Robin Ellis", presence: null, tabId: null }],
      admittedAt: null,
      waitingGuests: [],
    });
    const told = await professional.until(
      "visit:changed",
      ({ waitingGuests }) => waitingGuests[0]?.online === true,
    );
    expect(told.waitingGuests).toEqual([
      { participantId: guest.participantId, name: "Ana Sol", relation: "interpreter", online: true },
    ]);
    expect(JSON.stringify(client.received)).not.toContain("Ana Sol");
    expect(JSON.stringify(guest.received)).not.toContain("Sam Carter");
    const { running: cards } = await professional.do("dashboard:watch", {});
    expect(cards.find(({ visitId }) => visitId === scene.visitId)?.waitingGuests).toEqual(told.waitingGuests);
  });

  test("neither sends nor gets a signal", async () => {
    const visit = await running();
    const guest = await visit.scene.joinedGuest();
    for (const to of [visit.clientId, visit.professionalId]) {
      expect(await guest.refusal("signal:description", offer(to, visit))).toBe("visit_not_admitted");
    }
    await visit.client.do("signal:description", offer(guest.participantId, visit));
    await visit.professional.do("signal:description", offer(guest.participantId, visit));
    await guest.do("visit:join", { visitId: visit.visitId, claim: false }); // whatever was under way is there by now
    expect(guest.all("signal:description")).toEqual([]);
  });

  test("waits before the visit runs as well, and is let in only once it does", async () => {
    const scene = await VisitScene.open(server);
    const guest = await scene.joinedGuest();
    const professional = scene.professionalPage();
    const admission = { visitId: scene.visitId, participantId: guest.participantId };
    expect(await professional.refusal("visit:admit-guest", admission)).toBe("visit_not_admitted");
    const client = await scene.joinedClient();
    await professional.do("visit:admit", { visitId: scene.visitId });
    await client.until("visit:changed", ({ state }) => state === "admitted");
    expect(guest.all("visit:changed").map(({ state }) => state)).not.toContain("admitted");
    await professional.do("visit:admit-guest", admission);
    await guest.until("visit:changed", ({ state }) => state === "admitted");
  });

  test("who leaves is not waiting any more, and waits again after coming back", async () => {
    const { scene, professional, visitId } = await running();
    const guest = await scene.joinedGuest();
    await guest.do("visit:leave", { visitId });
    await professional.until("visit:changed", ({ waitingGuests }) => waitingGuests.length === 0);
    const admission = { visitId, participantId: guest.participantId };
    expect(await professional.refusal("visit:admit-guest", admission)).toBe("visit_not_waiting");
    expect((await guest.do("visit:join", { visitId, claim: true })).state).toBe("waiting");
  });
});

describe("a guest who is let in", () => {
  test("is a peer of everybody, and signals pass between each two", async () => {
    const visit = await withGuest();
    const { client, professional, guest, clientId, professionalId } = visit;
    const names = async (page: Pick<typeof client, "until">) =>
      (await page.until("visit:changed", ({ peers }) => peers.length === 2)).peers.map(({ name }) => name);
    expect(await names(client)).toEqual(["Ana Sol", "Robin Ellis"]);
    expect(await names(professional)).toEqual(["Sam Carter", "Ana Sol"]);
    expect(await names(guest)).toEqual(["Sam Carter", "Robin Ellis"]);
    const people = [
      { page: client, id: clientId },
      { page: professional, id: professionalId },
      { page: guest, id: guest.participantId },
    ];
    for (const sender of people) {
      for (const receiver of people.filter(({ id }) => id !== sender.id)) {
        const sent = offer(receiver.id, visit);
        await sender.page.do("signal:description", sent);
        const got = await receiver.page.until(
          "signal:description",
          ({ negotiationId }) => negotiationId === sent.negotiationId,
        );
        expect(got).toMatchObject({ from: sender.id, fromTab: sender.page.tabId });
      }
    }
  });

  test("hears of whoever was there before their offer can reach them", async () => {
    const visit = await withGuest();
    const { client, guest } = visit;
    await client.until("visit:changed", ({ peers }) => peers.some(({ tabId }) => tabId === guest.tabId));
    const sent = offer(visit.clientId, visit);
    await guest.do("signal:description", sent);
    await client.until("signal:description", ({ negotiationId }) => negotiationId === sent.negotiationId);
    const order = client.received.map(({ name }) => name);
    expect(order.indexOf("visit:changed")).toBeLessThan(order.indexOf("signal:description"));
  });

  test("who comes back after leaving is known to the others before they get an answer", async () => {
    const { client, guest, visitId } = await withGuest();
    await guest.do("visit:leave", { visitId });
    const presenceOf = (id: string) =>
      client
        .all("visit:changed")
        .at(-1)
        ?.peers.find((peer) => peer.participantId === id);
    await expect.poll(() => presenceOf(guest.participantId)?.presence).toBe("left");
    expect((await guest.do("visit:join", { visitId, claim: true })).state).toBe("admitted");
    await expect.poll(() => presenceOf(guest.participantId)?.presence).toBe("present");
  });

  test("waits again with the client who is sent back, and is let in anew", async () => {
    const { client, professional, guest, visitId } = await withGuest();
    await professional.do("visit:send-back", { visitId });
    const waits = await guest.until("visit:changed", ({ sentBack }) => sentBack);
    expect(waits).toMatchObject({ state: "waiting", peers: [{ role: "professional", presence: null }] });
    expect(await guest.refusal("signal:description", offer(client.tabId, { visitId }))).toBe("not_found");
    const { visit } = await professional.do("visit:admit", { visitId });
    expect(visit.peers.map(({ role }) => role)).toEqual(["client"]);
    expect(visit.waitingGuests).toHaveLength(1);
    await professional.do("visit:admit-guest", { visitId, participantId: guest.participantId });
    await client.until("visit:changed", ({ peers }) => peers.length === 2);
  });

  test("is superseded by a second page of theirs, which disturbs nobody else", async () => {
    const { client, professional, guest, visitId, scene } = await withGuest();
    const second = scene.pageOf(guest.browser);
    expect((await second.do("visit:join", { visitId, claim: true })).state).toBe("admitted");
    await guest.until("visit:superseded");
    await guest.closed;
    await client.until("visit:changed", ({ peers }) => peers.some(({ tabId }) => tabId === second.tabId));
    expect([client.socket.connected, professional.socket.connected]).toEqual([true, true]);
  });

  test("comes and goes without a trace in the log but ids, in an audit trail that holds", async () => {
    const { professional, guest, visitId } = await withGuest();
    await guest.do("visit:leave", { visitId });
    await professional.do("visit:end", { visitId });
    const entries = await server.store.audit.entries();
    const ours = entries.filter((entry) => entry.visitId === visitId).map(({ action }) => action);
    expect(ours).toEqual([
      "link-issue",
      "check-in",
      "admit",
      "guest-invite",
      "guest-check-in",
      "guest-admit",
      "leave",
      "end",
    ]);
    expect(JSON.stringify(entries)).not.toContain("Ana Sol");
    expect(firstBrokenEntry(entries)).toBeNull();
  });
});

test("of two who admit one guest at once exactly one does", async () => {
  const { scene, professional, visitId } = await running();
  const guest = await scene.joinedGuest();
  const other = scene.professionalPage();
  const admission = { visitId, participantId: guest.participantId };
  const replies = await Promise.all([
    professional.ask("visit:admit-guest", admission),
    other.ask("visit:admit-guest", admission),
  ]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: "already_admitted" });
});

test("revoking closes the guest's pages, joined or not, and nobody else's", async () => {
  const { scene, client, professional, guest, visitId } = await withGuest();
  const idle = scene.pageOf(guest.browser);
  await idle.connected();
  const path = `/api/visits/${visitId}/guests/${guest.participantId}/revoke`;
  expect((await scene.professional.post(path)).status).toBe(200);
  const last = await guest.until("visit:changed", ({ state }) => state === "ended");
  expect(last.endReason).toBe("revoked");
  await Promise.all([guest.closed, idle.closed]);
  await client.until("visit:changed", ({ peers }) => peers.length === 1);
  const offers = offer(guest.participantId, { visitId });
  await client.do("signal:description", offers); // on its way already: it goes nowhere
  expect(guest.all("signal:description")).toEqual([]);
  expect([client.socket.connected, professional.socket.connected]).toEqual([true, true]);
  expect(await scene.pageOf(guest.browser).connected()).toMatchObject({ code: "link_cancelled" });
});

test("with the visit ends the guest's way into it", async () => {
  const { scene, professional, guest, visitId } = await withGuest();
  await professional.do("visit:end", { visitId });
  expect(await guest.until("visit:changed", ({ state }) => state === "ended")).toMatchObject({
    endReason: "ended",
  });
  await guest.closed;
  expect(await scene.pageOf(guest.browser).connected()).toMatchObject({ code: "visit_ended" });
});

import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Page } from "../testing/page.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";
import { VisitScene } from "../testing/visitScene.ts";

let server: TestServer;
/** Moves the server's clock. */
let ahead = 0;
const open = () => VisitScene.open(server);
beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + ahead) });
});
beforeEach(() => {
  ahead = 0;
});
afterAll(() => server.stop());

const withinASecond = async (happens: Promise<unknown>, since: number) => {
  await happens;
  expect(performance.now() - since).toBeLessThan(1000);
};

describe("a socket is refused", () => {
  test.each(["websocket", "polling"] as const)("to a page of another site, over %s", async (transport) => {
    const scene = await open();
    for (const origin of ["https://evil.example", "null", `${server.url}.evil.example`]) {
      const page = scene.clientPage({ transports: [transport], origin });
      expect(await page.connected()).not.toBe("connected");
    }
  });

  test("to a WebSocket that names no Origin", async () => {
    const response = await new Promise((resolve) => {
      const socket = new WebSocket(
        `${server.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`,
      );
      socket.addEventListener("open", () => resolve("open"));
      socket.addEventListener("error", () => resolve("refused"));
    });
    expect(response).toBe("refused");
  });

  test("to a token in the query instead of a cookie", async () => {
    const scene = await open();
    const cookie = scene.client.cookie.split("=")[1] ?? "";
    const anonymous = { url: `${server.url}/?token=${cookie}&cookie=${cookie}`, cookie: "" };
    const page = new Page(anonymous, { as: "client", visitId: scene.visitId }, { origin: server.url });
    expect(await page.connected()).toMatchObject({ code: "unauthenticated" });
    page.close();
  });

  test.each([
    ["nothing", {}],
    ["an unknown role", { as: "admin", tabId: "01890000-0000-4000-8000-000000000001" }],
    ["no page", { as: "professional" }],
    ["a role by participant", { as: "client", visitId: "1", tabId: "2", role: "professional" }],
  ])("to a handshake that says %s", async (_what, auth) => {
    const scene = await open();
    expect(await scene.professionalPage({ auth }).connected()).toMatchObject({ code: "invalid_input" });
  });

  test("to a client who says that they are a professional, and the reverse", async () => {
    const scene = await open();
    const tabId = "01890000-0000-4000-8000-000000000001";
    expect(await scene.clientPage({ auth: { as: "professional", tabId } }).connected()).toMatchObject({
      code: "unauthenticated",
    });
    const auth = { as: "client", visitId: scene.visitId, tabId };
    expect(await scene.professionalPage({ auth }).connected()).toMatchObject({ code: "unauthenticated" });
  });

  test("over polling a page of this site is let in", async () => {
    const scene = await open();
    expect(await scene.clientPage({ transports: ["polling"] }).connected()).toBe("connected");
  });
});

describe("within a second", () => {
  test("cancelling tells the client, closes their page and refuses their session", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const since = performance.now();
    await scene.professional.post(`/api/appointments/${scene.appointmentId}/cancel`);
    await withinASecond(client.closed, since);
    expect(client.all("visit:changed").at(-1)).toMatchObject({ state: "ended", endReason: "cancelled" });
    expect(await scene.clientPage().connected()).toMatchObject({ code: "link_cancelled" });
  });

  test("cancelling a running visit ends it for both", async () => {
    const scene = await open();
    const { client, professional } = await scene.admitted();
    const since = performance.now();
    await scene.professional.post(`/api/appointments/${scene.appointmentId}/cancel`);
    await withinASecond(client.closed, since);
    await professional.until("visit:changed", ({ endReason }) => endReason === "cancelled");
    await professional.until("appointments:changed");
  });

  test("rescheduling does the same, and only the new link lets them in again", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const since = performance.now();
    await scene.professional.patch(`/api/appointments/${scene.appointmentId}`, { durationMinutes: 60 });
    await withinASecond(client.closed, since);
    expect(client.all("visit:changed").at(-1)).toMatchObject({ state: "ended", endReason: "rescheduled" });
    expect(await scene.clientPage().connected()).toMatchObject({ code: "link_cancelled" });
    const listed = await server.store.visits.find(scene.visitId);
    expect(listed?.visit.state).toBe("expected");
  });

  test("rescheduling closes a page that had not joined, or had left, and takes its rights", async () => {
    const scene = await open();
    const idle = scene.clientPage();
    await idle.connected();
    const left = await scene.joinedClient();
    await left.do("visit:leave", { visitId: scene.visitId });
    const since = performance.now();
    await scene.professional.patch(`/api/appointments/${scene.appointmentId}`, { durationMinutes: 60 });
    await withinASecond(idle.closed, since);
    await withinASecond(left.closed, since);
  });

  test("signing out closes the pages of that session and of no other", async () => {
    const scene = await open();
    const page = scene.professionalPage();
    await page.do("dashboard:watch", {});
    const elsewhere = await open();
    const other = elsewhere.professionalPage();
    await other.do("dashboard:watch", {});
    const since = performance.now();
    await scene.professional.post("/api/auth/sign-out");
    await withinASecond(page.closed, since);
    expect(other.socket.connected).toBe(true);
    expect(await scene.professionalPage().connected()).toMatchObject({ code: "unauthenticated" });
  });

  test("a session that has run out loses its pages", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const professional = scene.professionalPage();
    await professional.do("dashboard:watch", {});
    ahead = 25 * 60 * 60 * 1000;
    const since = performance.now();
    await withinASecond(Promise.all([client.closed, professional.closed]), since);
  });

  test("a session that another process deleted loses its pages", async () => {
    const scene = await open();
    const page = scene.professionalPage();
    await page.do("dashboard:watch", {});
    const database = new DatabaseSync(`${server.dataDir}/televisit.sqlite`);
    const since = performance.now();
    database.prepare("delete from session where userId = ?").run(scene.professional.professionalId);
    database.close();
    await withinASecond(page.closed, since);
  });
});

describe("a flood", () => {
  test("of ten thousand malformed messages is answered with typed errors, and other visits go on", async () => {
    const scene = await open();
    const attacker = await scene.joinedClient();
    const other = await open();
    const bystander = await other.admitted();
    const junk = [
      null,
      1,
      "x",
      [],
      {},
      { visitId: "x" },
      { visitId: scene.visitId, to: "x" },
      "y".repeat(2000),
    ];
    const names = ["signal:candidate", "signal:description", "visit:join", "nonsense", "visit:admit"];
    const replies = Array.from({ length: 10_000 }, (_, n) =>
      attacker.ask(names[n % names.length] ?? "", junk[n % junk.length], 20_000),
    );
    const since = performance.now();
    const candidate = other.candidate(bystander.professionalId, "01890000-0000-4000-8000-000000000001");
    await bystander.client.do("signal:candidate", candidate);
    await bystander.professional.until("signal:candidate");
    const joinedMeanwhile = await (await open()).joinedClient();
    expect(performance.now() - since).toBeLessThan(5000);
    expect(joinedMeanwhile.snapshot.state).toBe("waiting");
    const codes = new Set(
      (await Promise.all(replies)).map((reply: unknown) => (reply as { code: string }).code),
    );
    expect(codes).toContain("rate_limited");
    expect([...codes].every((code) => ["rate_limited", "invalid_input", "forbidden"].includes(code))).toBe(
      true,
    );
    expect((await attacker.ask("visit:leave", {})).ok).toBe(false);
  }, 30_000);

  test("of frames that are no protocol at all closes that connection only", async () => {
    const scene = await open();
    const client = await scene.joinedClient();
    const frames = [
      "",
      "x",
      "9",
      "42",
      "4",
      "42[",
      '42["visit:join"',
      "42[{}]",
      '451-["a"]',
      "40/other,",
      "\u0000",
      "{}",
    ];
    for (const frame of frames) {
      client.socket.io.engine.send(frame.slice(1));
    }
    await client.closed;
    expect((await scene.professional.get("/healthz")).status).toBe(200);
    expect((await scene.joinedClient()).snapshot.state).toBe("waiting");
  });
});

test("a stopping server says so before it closes the sockets", async () => {
  const stopping = await startTestServer();
  const scene = await VisitScene.open(stopping);
  const client = await scene.joinedClient();
  await stopping.stop();
  await client.closed;
  expect(client.all("server:stopping")).toHaveLength(1);
});

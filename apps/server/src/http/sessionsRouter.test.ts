import { SignedInBrowsers } from "@televisit/protocol/professionals";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, problemOf } from "../testing/browser.ts";
import { Page } from "../testing/page.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
let clock = () => new Date();
beforeAll(async () => {
  server = await startTestServer({ now: () => clock() });
});
afterAll(() => server.stop());

let people = 0;

/** A professional who has signed in on a laptop and on a phone. */
async function onTwoDevices() {
  people += 1;
  const { email, password, id } = await server.createProfessional(`Ada Lovelace ${people}`);
  const signIn = async (userAgent: string) => {
    const browser = new Browser(server.url);
    await browser.post("/api/auth/sign-in/email", { email, password }, { "user-agent": userAgent });
    return browser;
  };
  return { id, laptop: await signIn("Laptop/1"), phone: await signIn("Phone/2") };
}

const list = async (browser: Browser) =>
  SignedInBrowsers.parse((await browser.get("/api/sessions")).body).sessions;

test("a professional sees where they are signed in, since when and with what, and no token", async () => {
  const { laptop, phone } = await onTwoDevices();
  const answer = await laptop.get("/api/sessions");
  const { sessions } = SignedInBrowsers.parse(answer.body);
  expect(sessions.map(({ userAgent, isThis }) => [userAgent, isThis]).toSorted()).toEqual([
    ["Laptop/1", true],
    ["Phone/2", false],
  ]);
  for (const { signedInAt } of sessions) expect(Date.now() - Date.parse(signedInAt)).toBeLessThan(60_000);
  for (const { cookie } of [laptop, phone]) {
    const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
    expect(token.length).toBeGreaterThan(20);
    expect(answer.text).not.toContain(token);
  }
});

test("ending another session signs its browser out, with its sockets at once, and leaves this one", async () => {
  const { id, laptop, phone } = await onTwoDevices();
  const page = new Page(phone, { as: "professional" });
  await page.do("dashboard:watch", {});
  const own = new Page(laptop, { as: "professional" });
  await own.do("dashboard:watch", {});
  const other = (await list(laptop)).find(({ isThis }) => !isThis);
  const before = Date.now();
  expect((await laptop.send("DELETE", `/api/sessions/${other?.id}`, {})).status).toBe(200);
  await page.closed;
  expect(Date.now() - before).toBeLessThan(1000);
  expect((await phone.get("/api/sessions")).status).toBe(401);
  expect(await list(laptop)).toHaveLength(1);
  expect((await own.do("dashboard:watch", {})).waiting).toEqual([]);
  own.close();
  const last = (await server.store.audit.entries()).at(-1);
  expect(last).toMatchObject({ action: "session-end", actor: `professional:${id}` });
});

test("nobody ends, or sees, the session of somebody else", async () => {
  const [ada, other] = [await onTwoDevices(), await onTwoDevices()];
  const [theirs] = await list(other.laptop);
  const answer = await ada.laptop.send("DELETE", `/api/sessions/${theirs?.id}`, {});
  expect(problemOf(answer).code).toBe("not_found");
  expect(await list(other.laptop)).toHaveLength(2);
  const nobody = new Browser(server.url);
  expect(problemOf(await nobody.get("/api/sessions")).code).toBe("unauthenticated");
  expect(problemOf(await nobody.send("DELETE", `/api/sessions/${theirs?.id}`, {})).code).toBe(
    "unauthenticated",
  );
});

test("a session that is too old is none, and cannot be ended", async () => {
  const { id, laptop } = await onTwoDevices();
  const [first] = await list(laptop);
  clock = () => new Date(Date.now() + 25 * 60 * 60 * 1000);
  expect(await server.professionals.sessions.list(id)).toEqual([]);
  expect(await server.professionals.sessions.end(id, first?.id ?? "")).toBe(false);
  clock = () => new Date();
});

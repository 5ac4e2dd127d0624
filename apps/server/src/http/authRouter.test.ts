import { scryptSync } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe("signing in", () => {
  test("with e-mail and password opens a session that only the cookie carries", async () => {
    const { email, password } = await server.createProfessional("Ada Lovelace");
    const browser = new Browser(server.url);
    const answer = await browser.post("/api/auth/sign-in/email", { email, password });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ user: { id: expect.any(String), name: "Ada Lovelace", email } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^televisit\.session_token=\S+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect((await browser.get("/api/auth/get-session")).body).toEqual(answer.body);
  });

  test("gives a new session each time", async () => {
    const { email, password } = await server.createProfessional("Grace Hopper");
    const browser = new Browser(server.url);
    await browser.post("/api/auth/sign-in/email", { email, password });
    const first = browser.cookie;
    await browser.post("/api/auth/sign-in/email", { email, password });
    expect(browser.cookie).not.toBe(first);
  });

  test.each([
    [
      "a wrong password",
      { email: "mary.jackson@example.test", password: "wrong horse battery" },
      401,
      "unauthenticated",
    ],
    [
      "an unknown e-mail",
      { email: "nobody@example.test", password: "correct horse battery" },
      401,
      "unauthenticated",
    ],
    ["no password", { email: "mary.jackson@example.test" }, 400, "invalid_input"],
    ["an e-mail that is none", { email: "mary", password: "x" }, 400, "invalid_input"],
  ])("with %s is refused and sets no cookie", async (_what, body, status, code) => {
    if (!(await server.professionals.findByEmail("mary.jackson@example.test"))) {
      await server.createProfessional("Mary Jackson");
    }
    const answer = await new Browser(server.url).post("/api/auth/sign-in/email", body);
    expect(problemOf(answer)).toMatchObject({ status, code });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("is told in the audit trail by id", async () => {
    const { email, password, id } = await server.createProfessional("Katherine Johnson");
    await new Browser(server.url).post("/api/auth/sign-in/email", { email, password });
    const last = (await server.store.audit.entries()).at(-1);
    expect(last).toMatchObject({ action: "sign-in", actor: `professional:${id}` });
  });

  test.each(["/sign-up/email", "/update-user", "/list-sessions", "/request-password-reset", "/open-session"])(
    "has no door at %s",
    async (path) => {
      const professional = await signedIn(server);
      const answer = await professional.post(`/api/auth${path}`, {
        email: "x@example.test",
        password: "correct horse battery",
        name: "X",
      });
      expect(problemOf(answer).code).toBe("not_found");
    },
  );
});

test("signing out ends the session on the server", async () => {
  const professional = await signedIn(server);
  const stolen = professional.cookie;
  expect((await professional.post("/api/auth/sign-out")).status).toBe(200);
  expect(professional.cookie).toBe("");
  const thief = await professional.get("/api/auth/get-session", { cookie: stolen });
  expect(thief.body).toBeNull();
  expect((await professional.get("/api/appointments?from=x&to=y", { cookie: stolen })).status).toBe(401);
});

test("nobody signed in is an answer, not an error", async () => {
  expect((await new Browser(server.url).get("/api/auth/get-session")).body).toBeNull();
});

test("a password is kept as a slow hash with a salt of its own", async () => {
  const two = [
    await server.createProfessional("Dorothy Vaughan"),
    await server.createProfessional("Annie Easley"),
  ];
  const database = new DatabaseSync(`${server.dataDir}/televisit.sqlite`);
  const kept = two.map(({ id }) =>
    String(database.prepare("select password from account where userId = ?").get(id)?.["password"]),
  );
  database.close();
  expect(kept[0]).not.toBe(kept[1]); // of the same password
  for (const [index, text] of kept.entries()) {
    const [salt = "", key = ""] = text.split(":");
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    const password = two[index]?.password.normalize("NFKC") ?? "";
    const cost = { N: 16_384, r: 16, p: 1, maxmem: 128 * 16_384 * 16 * 2 };
    expect(scryptSync(password, salt, 64, cost).toString("hex")).toBe(key);
  }
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, problemOf } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe("the demonstration", () => {
  test("trades the printed token for a session of Robin Ellis", async () => {
    const { dashboard } = await server.links();
    const browser = new Browser(server.url);
    const answer = await browser.post("/api/demo/sign-in", { token: dashboard.split("#demo=")[1] });
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect((await browser.get("/api/auth/get-session")).body).toMatchObject({
      user: { email: "robin@example.test" },
    });
  });

  test("keeps its joinable appointment instead of making another", async () => {
    expect((await server.links()).joinLink).toBe((await server.links()).joinLink);
  });

  test("cannot be entered with a join link's token", async () => {
    const token = (await server.links()).joinLink?.split("#")[1];
    expect(problemOf(await new Browser(server.url).post("/api/demo/sign-in", { token })).code).toBe(
      "link_invalid",
    );
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("the process and its database say that they are well", async () => {
  const browser = new Browser(server.url);
  expect((await browser.get("/healthz")).body).toEqual({ status: "ok" });
  expect((await browser.get("/readyz")).body).toEqual({ status: "ready" });
});

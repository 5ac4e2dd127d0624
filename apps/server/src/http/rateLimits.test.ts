import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, book, problemOf, signedIn } from "../testing/browser.ts";
import { startTestServer, type TestServer } from "../testing/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe("limits", () => {
  test("stop whoever guesses links, whatever address they claim to have", async () => {
    const limited = await startTestServer();
    try {
      const guess = (n: number) =>
        new Browser(limited.url).post(
          "/api/check-in",
          { token: `guess-${n}` },
          { "x-forwarded-for": `203.0.113.${n}` },
        );
      const codes: string[] = [];
      for (let n = 0; n < 40 && !codes.includes("rate_limited"); n += 1)
        codes.push(problemOf(await guess(n)).code);
      expect(codes.at(-1)).toBe("rate_limited");
      expect(codes.length).toBeGreaterThan(20);
      const refused = await guess(99);
      expect(problemOf(refused).details?.retryAfter).toBeGreaterThan(0);
      expect(refused.headers.get("retry-after")).toBe(String(problemOf(refused).details?.retryAfter));
    } finally {
      await limited.stop();
    }
  });

  test("let a practice behind one address check in", async () => {
    const professional = await signedIn(server);
    const { token } = await book(professional);
    const inspections = await Promise.all(
      Array.from({ length: 60 }, () => new Browser(server.url).post("/api/join-links/inspect", { token })),
    );
    expect(new Set(inspections.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("slow down sign-ins of one address", async () => {
    const limited = await startTestServer();
    try {
      const body = { email: "nobody@example.test", password: "wrong horse battery" };
      const attempts = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          new Browser(limited.url).post("/api/auth/sign-in/email", body, {
            "x-forwarded-for": `203.0.113.${n}`,
          }),
        ),
      );
      const codes = attempts.map((answer) => problemOf(answer).code);
      expect(codes.filter((code) => code === "unauthenticated").length).toBeLessThanOrEqual(30);
      expect(codes).toContain("rate_limited");
    } finally {
      await limited.stop();
    }
  });

  test("stop guesses at one account without locking its owner out elsewhere", async () => {
    const proxied = await startTestServer({ env: { TRUST_PROXY: "1" } });
    try {
      const { email, password } = await proxied.createProfessional("Ada Lovelace");
      const signIn = async (from: string, body: object) => {
        const answer = await new Browser(proxied.url).post("/api/auth/sign-in/email", body, {
          "x-forwarded-for": from,
        });
        return answer.status;
      };
      for (let n = 0; n < 10; n += 1) {
        expect(await signIn("203.0.113.7", { email, password: `wrong horse battery ${n}` })).toBe(401);
      }
      expect(await signIn("203.0.113.7", { email: email.toUpperCase(), password })).toBe(429);
      expect(await signIn("203.0.113.8", { email, password })).toBe(200);
      expect(await signIn("203.0.113.7", { email: "other@example.test", password })).toBe(401);
    } finally {
      await proxied.stop();
    }
  });

  test("count the address that a trusted proxy tells", async () => {
    const proxied = await startTestServer({ env: { TRUST_PROXY: "1" } });
    try {
      const guess = (address: string) =>
        new Browser(proxied.url).post("/api/check-in", { token: "guess" }, { "x-forwarded-for": address });
      const codes: string[] = [];
      for (let n = 0; n < 40 && !codes.includes("rate_limited"); n += 1) {
        codes.push(problemOf(await guess(`198.51.100.${n}, 203.0.113.7`)).code);
      }
      expect(codes.at(-1)).toBe("rate_limited");
      expect(problemOf(await guess("203.0.113.8")).code).toBe("link_invalid");
    } finally {
      await proxied.stop();
    }
  });
});

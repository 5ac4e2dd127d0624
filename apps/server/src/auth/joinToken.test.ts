import jwt from "jsonwebtoken";
import { describe, expect, test } from "vitest";
import { judgeJoinLink, mintJoinToken, readJoinToken } from "./joinToken.ts";

const key = "k".repeat(64);
const appointment = {
  id: "01890000-0000-7000-8000-000000000001",
  linkId: "01890000-0000-4000-8000-000000000002",
  linkIssuedAt: "2026-02-27T08:00:00.000Z",
  startsAt: "2026-03-01T10:00:00.000Z",
  durationMinutes: 30,
  status: "scheduled" as const,
};
const claims = readJoinToken(mintJoinToken(appointment, key), key);
const duringVisit = new Date("2026-03-01T10:05:00.000Z");

/** A token with chosen header and claims, signed with the right key. */
function forge(payload: object, options: jwt.SignOptions = {}, secret: jwt.Secret = key): string {
  return jwt.sign(payload, secret, { algorithm: "HS256", ...options });
}

test("the same appointment always gives the same link", () => {
  expect(mintJoinToken(appointment, key)).toBe(mintJoinToken({ ...appointment }, key));
});

test("a link carries ids and times and nothing else", () => {
  const payload = jwt.decode(mintJoinToken({ ...appointment, clientName: "Sam" } as typeof appointment, key));
  expect(Object.keys(payload as object).toSorted()).toEqual(["exp", "iat", "jti", "nbf", "purpose", "sub"]);
});

describe("only a token of ours is read:", () => {
  const { exp: _exp, ...withoutExp } = claims;
  const [header = "", body = "", signature = ""] = forge(claims).split(".");
  const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
  const tampered = Buffer.from(JSON.stringify({ ...claims, sub: appointment.linkId })).toString("base64url");

  test.each<[string, string]>([
    ["algorithm none", `${none}.${body}.`],
    ["algorithm none with a signature", `${none}.${body}.${signature}`],
    ["another HMAC algorithm", forge(claims, { algorithm: "HS384" })],
    ["a key id", forge(claims, { keyid: "1" })],
    [
      "a foreign key set",
      forge(claims, { header: { alg: "HS256", typ: "JWT", jku: "https://evil.example/keys" } }),
    ],
    [
      "an embedded certificate",
      forge(claims, { header: { alg: "HS256", typ: "JWT", x5u: "https://evil.example" } }),
    ],
    ["another type", forge(claims, { header: { alg: "HS256", typ: "at+jwt" } })],
    ["another key", forge(claims, {}, "x".repeat(64))],
    ["changed claims", `${header}.${tampered}.${signature}`],
    ["no signature", `${header}.${body}.`],
    ["no end", forge(withoutExp)],
    ["another purpose", forge({ ...claims, purpose: "visit-session" })],
    ["no purpose", forge({ ...claims, purpose: undefined })],
    ["a subject that is no id", forge({ ...claims, sub: "1 OR 1=1" })],
    ["plain text", "not a token"],
    ["nothing", ""],
  ])("%s is refused", (_what, token) => {
    expect(() => readJoinToken(token, key)).toThrow(expect.objectContaining({ code: "link_invalid" }));
  });

  test("the genuine one is accepted", () => {
    expect(readJoinToken(forge(claims), key)).toEqual(claims);
  });
});

describe("a genuine link", () => {
  test.each<[string, Partial<typeof appointment> | { status: "cancelled" | "ended" }, string, string]>([
    ["too early", {}, "2026-03-01T08:59:59.000Z", "link_too_early"],
    ["expired", {}, "2026-03-01T14:30:00.000Z", "link_expired"],
    ["of a cancelled appointment", { status: "cancelled" }, "2026-03-01T10:05:00.000Z", "link_cancelled"],
    [
      "of a cancelled appointment, too early",
      { status: "cancelled" },
      "2026-03-01T01:00:00.000Z",
      "link_cancelled",
    ],
    ["revoked by rescheduling", { linkId: appointment.id }, "2026-03-01T10:05:00.000Z", "link_cancelled"],
    ["of an ended visit", { status: "ended" }, "2026-03-01T10:05:00.000Z", "visit_ended"],
    ["of an ended visit, much later", { status: "ended" }, "2026-04-01T10:05:00.000Z", "visit_ended"],
  ])("%s is refused by its code", (_what, change, now, code) => {
    const current = { ...appointment, ...change };
    expect(() => judgeJoinLink(claims, current, new Date(now))).toThrow(expect.objectContaining({ code }));
  });

  test("too early says when it opens", () => {
    expect(() => judgeJoinLink(claims, appointment, new Date("2026-03-01T08:00:00.000Z"))).toThrow(
      expect.objectContaining({ details: { opensAt: "2026-03-01T09:00:00.000Z" } }),
    );
  });

  test("works from its opening to the second before its end", () => {
    for (const now of ["2026-03-01T09:00:00.000Z", duringVisit, "2026-03-01T14:29:59.999Z"]) {
      expect(() => judgeJoinLink(claims, appointment, new Date(now))).not.toThrow();
    }
  });
});

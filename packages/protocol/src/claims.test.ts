import { expect, test } from "vitest";
import {
  DemoTokenClaims,
  GuestTokenClaims,
  HandoverTokenClaims,
  JoinTokenClaims,
  RoomSessionClaims,
  VisitSessionClaims,
} from "./claims.ts";

const id = "0198c0de-0000-7000-8000-000000000001";
const kinds = [
  {
    name: "join",
    schema: JoinTokenClaims,
    claims: { purpose: "join", sub: id, jti: id, iat: 1, nbf: 1, exp: 2 },
  },
  {
    name: "guest",
    schema: GuestTokenClaims,
    claims: { purpose: "guest", sub: id, visitId: id, jti: id, iat: 1, nbf: 1, exp: 2 },
  },
  {
    name: "handover",
    schema: HandoverTokenClaims,
    claims: { purpose: "handover", sub: id, visitId: id, link: id, jti: id, iat: 1, exp: 2 },
  },
  {
    name: "visit session",
    schema: VisitSessionClaims,
    claims: { purpose: "visit-session", sub: id, visitId: id, jti: id, iat: 1, exp: 2 },
  },
  {
    name: "room session",
    schema: RoomSessionClaims,
    claims: { purpose: "room-session", sub: id, iat: 1, exp: 2 },
  },
  {
    name: "demonstration",
    schema: DemoTokenClaims,
    claims: { purpose: "demo-sign-in", sub: "robin", iat: 1, exp: 2 },
  },
];
const pairs = kinds.flatMap((schema) => kinds.map((claims) => ({ schema, claims })));

test.each(pairs)(
  "$claims.name claims as $schema.name claims pass only as their own kind",
  ({ schema, claims }) => {
    expect(schema.schema.safeParse(claims.claims).success).toBe(schema.name === claims.name);
  },
);

test.each(pairs)(
  "$claims.name claims cannot pose as $schema.name claims by filling gaps",
  ({ schema, claims }) => {
    const mixed = { ...schema.claims, purpose: claims.claims.purpose };
    expect(schema.schema.safeParse(mixed).success).toBe(schema.name === claims.name);
  },
);

test.each(kinds.flatMap(({ schema, claims }) => Object.keys(claims).map((key) => ({ schema, claims, key }))))(
  "$claims.purpose claims without $key are refused",
  ({ schema, claims, key }) => {
    expect(schema.safeParse({ ...claims, [key]: undefined }).success).toBe(false);
  },
);

test.each([0, -1, 1.5, "2", Number.POSITIVE_INFINITY])("an expiry of %j is refused", (exp) => {
  for (const { schema, claims } of kinds) expect(schema.safeParse({ ...claims, exp }).success).toBe(false);
});

test("a claim nobody knows does not survive parsing", () => {
  const claims = kinds[0]?.claims;
  expect(JoinTokenClaims.parse({ ...claims, name: "Sam Carter" })).toEqual(claims);
});

import { expect, test } from "vitest";
import { DemoSignIn, JoinLinkFacts, JoinLinkRequest } from "./checkIn.ts";

test.each([
  ["a join link", JoinLinkRequest],
  ["a demonstration sign-in", DemoSignIn],
])("the token of %s is refused beyond 2048 characters, before anything verifies it", (_, schema) => {
  expect(schema.safeParse({ token: "x".repeat(2048) }).success).toBe(true);
  expect(schema.safeParse({ token: "x".repeat(2049) }).success).toBe(false);
  expect(schema.safeParse({ token: 1 }).success).toBe(false);
  expect(schema.safeParse({}).success).toBe(false);
});

test("what a join link shows before check-in holds nothing else", () => {
  const facts = {
    visitId: "0198c0de-0000-7000-8000-000000000001",
    professionalName: "Robin Ellis",
    clientName: "Sam Carter",
    startsAt: "2026-03-01T09:30:00.000Z",
    durationMinutes: 30,
  };
  expect(JoinLinkFacts.parse({ ...facts, professionalEmail: "robin@example.test" })).toEqual(facts);
});

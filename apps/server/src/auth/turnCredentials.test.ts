import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { turnCredentials } from "./turnCredentials.ts";

const config = { secret: "Zk3Vq8Lw1Xb6Ty0Rn5Hj2Gf9Dm4Sc7Pa", lifetime: 600 };
const now = new Date("2026-03-01T10:00:00.900Z");

test("the username says when it runs out, and the credential proves that", () => {
  const { username, credential } = turnCredentials(config, "someone", now);
  expect(username).toMatch(/^1772359800:[0-9a-f]{24}$/);
  expect(credential).toBe(createHmac("sha1", config.secret).update(username).digest("base64"));
});

test("a person keeps their pseudonym, which is not their id, and nobody else has it", () => {
  const pseudonym = (person: string, at = now) => turnCredentials(config, person, at).username.split(":")[1];
  expect(pseudonym("someone", new Date("2027-01-01"))).toBe(pseudonym("someone"));
  expect(pseudonym("someone else")).not.toBe(pseudonym("someone"));
  expect(pseudonym("0199aabbccdd")).not.toContain("0199aabbccdd");
});

import { expect, test } from "vitest";
import { socketLimit } from "./socketLimit.ts";

test("lets a burst through, then as many as come back in time, and minds no other socket", () => {
  let now = 0;
  const limit = socketLimit(() => now);
  const socket = {};
  const take = (count: number) => {
    for (let n = 0; n < count; n += 1) limit.consume(socket);
  };
  take(200);
  expect(() => limit.consume(socket)).toThrow(expect.objectContaining({ code: "rate_limited" }));
  limit.consume({});
  now += 100;
  take(5);
  expect(() => limit.consume(socket)).toThrow(expect.objectContaining({ details: { retryAfter: 1 } }));
  now += 60_000;
  take(200);
  expect(() => limit.consume(socket)).toThrow("too many messages");
});

import { expect, test } from "vitest";
import { SerialQueue } from "./SerialQueue.ts";

test("begins a task only when the one before it has ended", async () => {
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const queue = new SerialQueue(() => order.push("failure"));
  void queue.add(async () => {
    order.push("first begins");
    await gate.promise;
    order.push("first ends");
  });
  const second = queue.add(() => {
    order.push("second");
  });
  gate.resolve();
  await second;
  expect(order).toEqual(["first begins", "first ends", "second"]);
});

test("reports a failure, does not reject, and goes on", async () => {
  const failures: unknown[] = [];
  const queue = new SerialQueue((error) => failures.push(error));
  const failure = new Error("no");
  await queue.add(() => Promise.reject(failure));
  let ran = false;
  await queue.add(() => {
    ran = true;
  });
  expect(failures).toEqual([failure]);
  expect(ran).toBe(true);
});

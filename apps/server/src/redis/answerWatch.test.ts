import { expect, test } from "vitest";
import { answerWatch } from "./answerWatch.ts";

const overdue = { message: "Redis does not answer" };

test("an answer in time is passed on, and so is a refusal", async () => {
  const watch = answerWatch(10_000, () => undefined);
  await expect(watch.ask(async () => 7)).resolves.toBe(7);
  await expect(watch.ask(() => Promise.reject(new Error("no")))).rejects.toMatchObject({ message: "no" });
  expect(watch.isOverdue).toBe(false);
});

test("while an answer is overdue nothing more is sent, until it comes", async () => {
  let returns = 0;
  const watch = answerWatch(1, () => {
    returns += 1;
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  await expect(watch.ask(() => promise)).rejects.toMatchObject(overdue);
  let sent = 0;
  const send = async () => {
    sent += 1;
  };
  await expect(watch.ask(send)).rejects.toMatchObject(overdue);
  expect([sent, returns, watch.isOverdue]).toEqual([0, 0, true]);
  resolve();
  await expect.poll(() => returns).toBe(1);
  await watch.ask(send);
  expect([sent, watch.isOverdue]).toEqual([1, false]);
});

test("a connection that breaks under an overdue answer is the library's to tell", async () => {
  let returns = 0;
  const watch = answerWatch(1, () => {
    returns += 1;
  });
  const { promise, reject } = Promise.withResolvers<void>();
  await expect(watch.ask(() => promise)).rejects.toMatchObject(overdue);
  reject(new Error("closed"));
  await expect.poll(() => watch.isOverdue).toBe(false);
  expect(returns).toBe(0);
});

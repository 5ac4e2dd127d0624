import type { IceServersReply } from "@televisit/protocol/iceServers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IceServers } from "./iceServers.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Servers as the server answers: each answer with the next number, good for `expiresIn` seconds. */
function open(expiresIn: number | null) {
  const asked: number[] = [];
  const page = { answers: true, loaded: 0 };
  const iceServers = new IceServers(
    {
      async iceServers(): Promise<IceServersReply> {
        asked.push(asked.length + 1);
        if (!page.answers) throw new Error("no server");
        return { iceServers: [{ urls: [`stun:${asked.length}`] }], expiresIn };
      },
    },
    () => {
      page.loaded += 1;
    },
  );
  const current = () => iceServers.current.flatMap(({ urls }) => urls);
  return { iceServers, asked, page, current };
}

test("servers that stay good are asked for once", async () => {
  const { iceServers, asked, page, current } = open(null);
  await Promise.all([iceServers.ready(), iceServers.ready()]);
  vi.advanceTimersByTime(10 * 3_600_000);
  await iceServers.ready();
  expect([asked.length, current(), page.loaded]).toEqual([1, ["stun:1"], 0]);
  expect(iceServers.fresh).toBe(Number.POSITIVE_INFINITY);
});

test("credentials are asked for anew once half of their time is over, by however many", async () => {
  const { iceServers, asked, page, current } = open(3600);
  await iceServers.ready();
  vi.advanceTimersByTime(1_799_000);
  await iceServers.ready();
  expect([asked.length, iceServers.fresh, page.loaded]).toEqual([1, 1000, 1]);
  vi.advanceTimersByTime(1000);
  await Promise.all([iceServers.ready(), iceServers.ready()]);
  expect([asked.length, current(), page.loaded]).toEqual([2, ["stun:2"], 2]);
});

test("an answer that does not come leaves the ones there are, and is asked for again", async () => {
  const { iceServers, page, current } = open(3600);
  await iceServers.ready();
  vi.advanceTimersByTime(1_800_000);
  page.answers = false;
  await iceServers.ready();
  expect([current(), page.loaded, iceServers.fresh <= 0]).toEqual([["stun:1"], 1, true]);
  page.answers = true;
  await iceServers.ready();
  expect([current(), page.loaded]).toEqual([["stun:3"], 2]);
});

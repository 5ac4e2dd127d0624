import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import type { NewRoom, Store } from "../store/store.ts";
import type { StoreUnderTest } from "./storeContract.ts";

const at = "2026-03-01T09:55:00.000Z";
const later = "2026-03-01T09:56:00.000Z";
const fact = (action: string, roomId: string) => ({ at, actor: "test", action, visitId: roomId });

/** What every database must do for instant rooms. */
export function describeRooms(under: () => StoreUnderTest, current: () => Store): void {
  const create = async (change: Partial<NewRoom> = {}) => {
    const room = { id: uuidv7(), name: "Team Blue", seats: 2, creatorId: uuidv4(), createdAt: at, ...change };
    return { room, created: await current().rooms.create(room, fact("room-create", room.id)) };
  };
  const seat = (roomId: string, participantId = uuidv4(), tabId = uuidv4()) => ({
    roomId,
    participantId,
    tabId,
    name: "Kim Novak",
    takenAt: at,
    fact: fact("room-join", roomId),
  });

  describe("rooms", () => {
    test("are found by id and by name, however it is written", async () => {
      const { room } = await create();
      expect(await current().rooms.find(room.id)).toEqual({ ...room, taken: [] });
      expect(await current().rooms.named(" TEAM  blue")).toEqual({ ...room, taken: [] });
      expect(await current().rooms.named("Team Green")).toBeNull();
      expect(await current().rooms.all()).toEqual([{ ...room, taken: [] }]);
    });

    test("of several of one name exactly one is created, whichever connection it came by", async () => {
      const other = await under().second();
      const room = { id: uuidv7(), name: "TEAM BLUE", seats: 2, creatorId: uuidv4(), createdAt: at };
      const together = await Promise.all([create(), create()]);
      const made = [...together, await other.rooms.create(room, fact("room-create", room.id))];
      const results = made.map((one) => (typeof one === "boolean" ? one : one.created));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await current().audit.entries()).toHaveLength(1);
    });

    test("give no more seats than they have, whichever connection asks", async () => {
      const { room } = await create({ seats: 3 });
      const other = await under().second();
      const together = [1, 2, 3, 4].map(() => current().rooms.takeSeat(seat(room.id)));
      const replies = [...(await Promise.all(together)), await other.rooms.takeSeat(seat(room.id))];
      expect(replies.toSorted()).toEqual(["full", "full", "taken", "taken", "taken"]);
      const arrivals = (await current().rooms.find(room.id))?.taken.map(({ arrival }) => arrival) ?? [];
      expect(new Set(arrivals).size).toBe(3);
    });

    test("give a seat to its own person again, with a newer arrival and page", async () => {
      const { room } = await create();
      const first = seat(room.id);
      await current().rooms.takeSeat(first);
      await current().rooms.takeSeat(seat(room.id));
      const again = { ...seat(room.id, first.participantId), takenAt: later };
      expect(await current().rooms.takeSeat(again)).toBe("taken");
      const { taken = [] } = (await current().rooms.find(room.id)) ?? {};
      expect(taken.at(-1)).toMatchObject({
        participantId: first.participantId,
        tabId: again.tabId,
        takenAt: later,
      });
      expect(taken).toHaveLength(2);
      expect(await current().rooms.seatedOf([uuidv4(), first.participantId])).toBe(first.participantId);
      expect(await current().rooms.seatedOf([uuidv4()])).toBeNull();
      expect(await current().rooms.seatedOf([])).toBeNull();
    });

    test("note that a page is lost once, and that it is back, only of the page that has the seat", async () => {
      const { room } = await create();
      const page = seat(room.id);
      await current().rooms.takeSeat(page);
      const stranger = { ...page, tabId: uuidv4() };
      expect(await current().rooms.loseSeat({ ...stranger, at })).toBe(false);
      expect(await current().rooms.loseSeat({ ...page, at })).toBe(true);
      expect(await current().rooms.loseSeat({ ...page, at: later })).toBe(false);
      expect((await current().rooms.find(room.id))?.taken).toMatchObject([{ lostAt: at }]);
      expect(await current().rooms.keepSeat(stranger)).toBe(false);
      expect(await current().rooms.keepSeat(page)).toBe(true);
      expect((await current().rooms.find(room.id))?.taken).toMatchObject([{ lostAt: null }]);
    });

    test("free a seat only of those who have not come back", async () => {
      const { room } = await create();
      const page = seat(room.id);
      await current().rooms.takeSeat(page);
      const free = (lostBefore?: string) =>
        current().rooms.freeSeat(
          { ...page, ...(lostBefore ? { lostBefore } : {}) },
          fact("room-lapse", room.id),
        );
      expect(await free(later)).toBe(false);
      await current().rooms.loseSeat({ ...page, at: later });
      expect(await free(at)).toBe(false);
      expect(await free(later)).toBe(true);
      expect(await free()).toBe(false);
    });

    test("end once, with their seats, and free their name", async () => {
      const { room } = await create();
      await current().rooms.takeSeat(seat(room.id));
      expect(await current().rooms.end(room.id, fact("room-destroy", room.id))).toBe(true);
      expect(await current().rooms.end(room.id, fact("room-destroy", room.id))).toBe(false);
      expect(await current().rooms.takeSeat(seat(room.id))).toBe("gone");
      expect((await create()).created).toBe(true);
    });

    test("survive closing and opening the database, with their seats", async () => {
      const { room } = await create();
      await current().rooms.takeSeat(seat(room.id));
      const before = await current().rooms.find(room.id);
      const reopened = await under().reopen();
      expect(await reopened.rooms.find(room.id)).toEqual(before);
    });
  });
}

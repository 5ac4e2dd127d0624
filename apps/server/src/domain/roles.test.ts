import { requests } from "@televisit/protocol/events";
import { expect, test } from "vitest";
import { authoriseRole, rolesFor } from "./roles.ts";

test("every request of the protocol has a rule", () => {
  expect(Object.keys(rolesFor).toSorted()).toEqual(Object.keys(requests).toSorted());
});

test.each(["dashboard:watch", "visit:admit", "visit:send-back", "visit:end"] as const)(
  "a client may not send %s",
  (name) => {
    expect(() => authoriseRole(name, "client")).toThrow(expect.objectContaining({ code: "forbidden" }));
  },
);

test("a professional may send everything but what a client's page says of itself, and what is of rooms", () => {
  for (const name of Object.keys(rolesFor) as (keyof typeof rolesFor)[]) {
    const sending = () => authoriseRole(name, "professional");
    const isOthers = name === "visit:network" || name.startsWith("room:");
    if (isOthers) expect(sending).toThrow(expect.objectContaining({ code: "forbidden" }));
    else expect(sending).not.toThrow();
  }
});

test("an occupant of a room may send what is of rooms, and signals", () => {
  for (const name of Object.keys(rolesFor) as (keyof typeof rolesFor)[]) {
    const sending = () => authoriseRole(name, "occupant");
    if (/^(room|signal):/.test(name)) expect(sending).not.toThrow();
    else expect(sending).toThrow(expect.objectContaining({ code: "forbidden" }));
  }
});

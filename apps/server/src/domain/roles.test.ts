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

test("a professional may send everything", () => {
  for (const name of Object.keys(rolesFor)) {
    expect(() => authoriseRole(name as keyof typeof rolesFor, "professional")).not.toThrow();
  }
});

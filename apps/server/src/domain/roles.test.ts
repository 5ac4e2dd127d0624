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

test("a professional may send everything but what a client's page says of itself", () => {
  for (const name of Object.keys(rolesFor) as (keyof typeof rolesFor)[]) {
    const sending = () => authoriseRole(name, "professional");
    if (name === "visit:network") expect(sending).toThrow(expect.objectContaining({ code: "forbidden" }));
    else expect(sending).not.toThrow();
  }
});

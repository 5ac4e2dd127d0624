import { expect, test } from "vitest";
import { addressOf } from "./addressOf.ts";

test.each([
  ["an IPv4 address", "203.0.113.7", "203.0.113.7"],
  ["an IPv4 address on a socket that speaks both", "::ffff:203.0.113.7", "203.0.113.7"],
  ["a long IPv6 address", "2001:0db8:0:1:2:3:4:5", "2001:db8:0:1::"],
  ["a short IPv6 address", "2001:db8::5", "2001:db8:0:0::"],
  ["a neighbour in the same network", "2001:db8::ffff:1", "2001:db8:0:0::"],
  ["the loopback address", "::1", "0:0:0:0::"],
  ["a link-local address with its zone", "fe80::1%eth0", "fe80:0:0:0::"],
])("%s is counted as its network", (_what, ip, expected) => {
  expect(addressOf({ ip })).toBe(expected);
});

test("whoever has no address any more shares one", () => {
  expect(addressOf({ ip: undefined })).toBe("unknown");
});

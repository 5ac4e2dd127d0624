import { expect, test } from "vitest";
import { requireGoodPassword } from "./requireGoodPassword.ts";

const lengths = { minPasswordLength: 12, maxPasswordLength: 128 };
const owner = { email: "robin@practice.example", name: "Robin Ellis" };

test.each([
  ["is common", "1q2w3e4r5t6y"],
  ["is common with a number behind it", "Password12345"],
  ["is common with the year behind it", "Password2026!"],
  ["is a row of the keyboard", "qwertyuiop123"],
  ["is one letter again and again", "aaaaaaaaaaaaaa"],
  ["is one word twice", "sunshinesunshine"],
  ["is the name of its owner", "RobinEllis12"],
  ["is the address of its owner", "practice2026"],
  ["is the name of this service", "Televisit2026"],
])("a password that %s is refused in words", async (_what, password) => {
  await expect(requireGoodPassword(password, owner, lengths)).rejects.toThrow("easy to guess");
});

test.each(["correct horse battery", "xA7-pling-Vorst", "kX9vQ2mW7bTz4LpRn1Yc"])(
  "%s is taken",
  async (password) => {
    await expect(requireGoodPassword(password, owner, lengths)).resolves.toBeUndefined();
  },
);

test("one that is too short or too long is told so", async () => {
  for (const [password, words] of [
    ["kX9vQ2mW7bT", "too short"],
    ["kX9vQ2mW7bTz4LpRn1Yc".repeat(7), "too long"],
  ] as const) {
    await expect(requireGoodPassword(password, owner, lengths)).rejects.toThrow(words);
  }
});

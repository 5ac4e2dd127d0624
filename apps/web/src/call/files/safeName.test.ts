import { expect, test } from "vitest";
import { safeName } from "./safeName.ts";

test.each([
  ["report.pdf", "report.pdf"],
  ["Ärztlicher Bericht (2).pdf", "Ärztlicher Bericht (2).pdf"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["C:\\Windows\\x.exe", "C__Windows_x.exe"],
  ["photo\u202Egpj.exe", "photogpj.exe"],
  ["a\u0000b\nc.txt", "abc.txt"],
  [".bashrc", "bashrc"],
  ["name. . ", "name"],
  ["...", "file"],
  ["", "file"],
])("%j is saved as %j", (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test("a long name is cut before its ending", () => {
  const name = safeName(`${"x".repeat(400)}.pdf`);
  expect(name).toHaveLength(150);
  expect(name.endsWith("x.pdf")).toBe(true);
});

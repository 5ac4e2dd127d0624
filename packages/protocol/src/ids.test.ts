import { expect, test } from "vitest";
import { Instant, PersonName, Uuid } from "./ids.ts";

test("a name is trimmed and keeps what people are called", () => {
  for (const name of ["Sam Carter", "José Álvarez", "李小龍", "O’Brien-Smith", "👩‍⚕️ Ada"]) {
    expect(PersonName.parse(`  ${name} `)).toBe(name);
  }
});

test.each(["", "   ", "a\nb", "a\u0000b", "tab\tbed", "bell\u0007", "a\u009fb", "x".repeat(81)])(
  "%j is refused as a name",
  (name) => {
    expect(PersonName.safeParse(name).success).toBe(false);
  },
);

test("a name of eighty characters is the longest", () => {
  expect(PersonName.safeParse("x".repeat(80)).success).toBe(true);
});

test.each(["2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00Z"])("%s is an instant", (text) => {
  expect(Instant.safeParse(text).success).toBe(true);
});

test.each([
  "2026-03-01",
  "2026-03-01T09:30:00",
  "2026-03-01T09:30:00+01:00",
  "2026-13-01T00:00:00Z",
  0,
  null,
])("%j is refused as an instant: only UTC crosses the wire", (value) => {
  expect(Instant.safeParse(value).success).toBe(false);
});

test.each(["", "1", "0198c0de-0000-7000-8000-00000000000", "not-a-uuid", 7, null])(
  "%j is refused as an id",
  (id) => {
    expect(Uuid.safeParse(id).success).toBe(false);
  },
);

test("random and time-ordered UUIDs are ids", () => {
  expect(Uuid.safeParse("7f4df5a2-5b0f-4b0e-9a41-0a7a6b0f5e11").success).toBe(true);
  expect(Uuid.safeParse("0198c0de-0000-7000-8000-000000000001").success).toBe(true);
});

import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { expect, test } from "vitest";
import { preloadable } from "./preloadable.tsx";

const load = () => Promise.resolve({ default: ({ name }: { name: string }) => <p>hello {name}</p> });

test("what was preloaded is there at once, without a fallback", async () => {
  const Part = preloadable(load);
  await Part.preload();
  render(
    <Suspense fallback="loading">
      <Part name="Sam" />
    </Suspense>,
  );
  expect(screen.getByText("hello Sam")).toBeDefined();
});

test("what was not preloaded loads when it is shown", async () => {
  const Part = preloadable(load);
  render(
    <Suspense fallback="loading">
      <Part name="Sam" />
    </Suspense>,
  );
  expect(screen.getByText("loading")).toBeDefined();
  expect(await screen.findByText("hello Sam")).toBeDefined();
});

import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { expect, test } from "vitest";
import { lazyOrNothing } from "./lazyOrNothing.ts";

function Page({ part: Part }: { part: ReturnType<typeof lazyOrNothing<object>> }) {
  return (
    <>
      <p>the call</p>
      <Suspense fallback="loading">
        <Part />
      </Suspense>
    </>
  );
}

test("what does not load is left out, and the rest of the page stays", async () => {
  render(<Page part={lazyOrNothing(() => Promise.reject(new TypeError("network")))} />);
  await expect.poll(() => screen.queryByText("loading"), { timeout: 10_000 }).toBeNull(); // it is tried for a while
  expect(screen.getByText("the call")).toBeDefined();
}, 15_000);

test("what loads is shown", async () => {
  render(<Page part={lazyOrNothing(() => Promise.resolve({ default: () => <p>the notice</p> }))} />);
  expect(await screen.findByText("the notice")).toBeDefined();
});

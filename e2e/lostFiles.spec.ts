import { expect, type Page } from "@playwright/test";
import { checkIn } from "./support/client.ts";
import { createAppointment, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.beforeEach(({ problems }) =>
  problems.expect(/ERR_INTERNET_DISCONNECTED|dynamically imported|preload CSS/),
);

/** Swallows files of this name as a network does that has just changed, so many times; counts them. */
async function swallow(page: Page, name: RegExp, times = Number.POSITIVE_INFINITY) {
  const swallowed = { count: 0 };
  await page.route(name, (route) => {
    if (swallowed.count === times) return route.continue();
    swallowed.count += 1;
    return route.abort("internetdisconnected");
  });
  return swallowed;
}

test("a page whose code or styles are swallowed is asked for again", async ({ newPerson }) => {
  const professional = await newPerson();
  const code = await swallow(professional, /DashboardPage-.*\.js$/, 2);
  const styles = await swallow(professional, /DashboardPage-.*\.css$/, 1);
  await openAsProfessional(professional, server.dashboardUrl);
  expect(code.count).toBe(2);
  expect(styles.count).toBe(1);
  const unstyled = await professional.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].filter(({ sheet }) => !sheet),
  );
  expect(unstyled).toEqual([]);
});

test("a page whose code never comes says so, and can be tried again", async ({ newPerson }) => {
  const professional = await newPerson();
  await swallow(professional, /DashboardPage-.*\.js$/);
  await professional.goto(server.dashboardUrl);
  await expect(professional.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await professional.unrouteAll();
  await professional.getByRole("button", { name: "Try again" }).click();
  await expect(professional.getByRole("region", { name: "Waiting room" })).toBeVisible();
});

test("a link opens although the first file of the app was swallowed", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const link = await createAppointment(professional, "Kim Novak");

  const client = await newPerson();
  const first = await swallow(client, /assets\/(base|index)-.*\.(js|css)$/, 2);
  await checkIn(client, link);
  expect(first.count).toBe(2);
  await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toBeVisible();
});

test("when the first file never comes, the page says what to do", async ({ newPerson }) => {
  const client = await newPerson();
  const first = await swallow(client, /assets\/base-.*\.js$/);
  await client.goto(`${server.url}/join`);
  await expect.poll(() => first.count, { timeout: 20_000 }).toBeGreaterThanOrEqual(4);
  await expect(client.getByText("please reload it")).toBeVisible();
});

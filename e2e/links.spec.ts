import { expect, type Page } from "@playwright/test";
import { createAppointment, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());
test.beforeEach(({ problems }) => problems.expect(/status of 4\d\d/)); // the browser's own line about each refusal

const HOUR = 3_600_000;

/** Makes an appointment that starts so many ms from now, as the dashboard does. */
async function appointmentIn(page: Page, ms: number) {
  const startsAt = new Date(Date.now() + ms).toISOString();
  const response = await page.request.post(`${server.url}/api/appointments`, {
    data: { clientName: "Kim Novak", startsAt, durationMinutes: 30 },
    headers: { origin: server.url },
  });
  expect(response.status()).toBe(201);
  const { appointment } = (await response.json()) as { appointment: { id: string; joinLink: string } };
  return appointment;
}

async function expectRefusal(page: Page, link: string, words: RegExp) {
  await page.goto(link);
  await expect(page.getByRole("alert")).toContainText(words);
  await expect(page.getByRole("button", { name: "Check in" })).toHaveCount(0);
}

test("each kind of bad link says which it is", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const tomorrow = await appointmentIn(professional, 24 * HOUR);
  const longAgo = await appointmentIn(professional, -24 * HOUR);
  const cancelled = await appointmentIn(professional, 0);
  await professional.request.post(`${server.url}/api/appointments/${cancelled.id}/cancel`, {
    data: {},
    headers: { origin: server.url },
  });

  const cases: [string, RegExp][] = [
    [`${server.url}/join`, /not valid/],
    [`${server.url}/join#not-a-token`, /not valid/],
    [tomorrow.joinLink, /too early/],
    [longAgo.joinLink, /expired/],
    [cancelled.joinLink, /cancelled or moved/],
    [`${cancelled.joinLink.slice(0, -4)}AAAA`, /not valid/],
  ];
  for (const [link, words] of cases) {
    const client = await newPerson();
    await expectRefusal(client, link, words);
  }
});

test("a link that is too early says when it opens", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const tomorrow = await appointmentIn(professional, 24 * HOUR);
  const client = await newPerson();
  await client.goto(tomorrow.joinLink);
  await expect(client.getByRole("alert")).toContainText("You can check in from");
});

test("looking at a link changes nothing: only the click checks in", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newPerson();
  await client.goto(joinLink);
  await expect(client.getByRole("button", { name: "Check in" })).toBeEnabled();
  await client.reload();
  await expect(client.getByRole("button", { name: "Check in" })).toBeEnabled();
  await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toHaveCount(0);
  expect(await client.context().cookies()).toEqual([]);

  await client.getByRole("button", { name: "Check in" }).click();
  await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toBeVisible();
  await expect(client).not.toHaveURL(/#/); // the token has left the address bar
  await client.goBack().catch(() => null); // … and the history
  expect(client.url()).not.toContain("#ey");
});

test("cancelling an appointment ends the waiting client's page", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const { id, joinLink } = await appointmentIn(professional, 0);
  const client = await newPerson();
  await client.goto(joinLink);
  await client.getByRole("button", { name: "Check in" }).click();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await professional.request.post(`${server.url}/api/appointments/${id}/cancel`, {
    data: {},
    headers: { origin: server.url },
  });
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expect(client.getByText("was cancelled")).toBeVisible();
});

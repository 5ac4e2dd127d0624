import { expect, type Page } from "@playwright/test";
import { checkIn } from "../support/client.ts";
import { startDelayProxy } from "../support/delayProxy.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";

const professionalName = "Robin Ellis";
const clientName = "Kim Novak";

/** A server whose client comes through a line that can be cut, while the professional's holds. */
async function startBehindLine() {
  let port = 0;
  const line = await startDelayProxy(() => port, 0);
  const lineUrl = `http://localhost:${line.port}`;
  const server = await startServer({ WEB_DEV_ORIGIN: lineUrl });
  port = Number(new URL(server.url).port);
  return { server, line, throughLine: (link: string) => link.replace(server.url, lineUrl) };
}

test.beforeEach(({ problems }) => problems.expect(/ERR_|WebSocket|Failed to load/)); // while the line is cut

test("a check-in that does not get through is sent again by itself", async ({ newPerson }) => {
  const { server, line, throughLine } = await startBehindLine();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, clientName);
  const client = await newPerson();
  await client.goto(throughLine(joinLink));
  const button = client.getByRole("button", { name: "Check in" });
  await expect(button).toBeVisible();

  line.interrupt();
  const failed = client.waitForEvent("requestfailed", (request) => request.url().endsWith("/api/check-in"));
  await button.click();
  await failed;
  line.restore();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expect(professional.getByRole("button", { name: `Admit ${clientName}` })).toBeVisible();
  await server.stop();
  await line.stop();
});

test("a client whose connection was away at the moment of admit is in the call when it is back", async ({
  newPerson,
}) => {
  const { server, line, throughLine } = await startBehindLine();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, clientName);
  const client = await newPerson();
  await checkIn(client, throughLine(joinLink));
  await expect(professional.getByRole("button", { name: `Admit ${clientName}` })).toBeVisible();

  line.interrupt();
  await expect(client.getByText("The connection to the server is lost")).toBeVisible();
  await admit(professional, clientName);
  await expect(professional.getByText(`${clientName} lost the connection`)).toBeVisible();
  line.restore();
  await expectCallWith(client, professionalName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await server.stop();
  await line.stop();
});

test("a visit that ends while the client is away ends for the client when they are back", async ({
  newPerson,
}) => {
  const { server, line, throughLine } = await startBehindLine();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const client = await newPerson();
  await checkIn(client, throughLine(await createAppointment(professional, clientName)));
  await admit(professional, clientName);
  await expectToSeeAndHear(client);
  line.interrupt();
  await expect(client.getByText("Your call goes on")).toBeVisible();
  await expectToSeeAndHear(client); // between the two nothing has changed
  await professional.getByRole("button", { name: "End visit" }).click();
  line.restore();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await server.stop();
  await line.stop();
});

test("a killed server stops no call, and takes it up again when it is back", async ({ newPerson }) => {
  const server = await startServer();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const client = await newPerson();
  await checkIn(client, await createAppointment(professional, clientName));
  await admit(professional, clientName);
  await expectToSeeAndHear(client);

  await server.halt("SIGKILL");
  for (const side of [client, professional]) await expect(side.getByText("Your call goes on")).toBeVisible();
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await server.restart();
  for (const side of [client, professional]) await expect(side.getByText("Your call goes on")).toHaveCount(0);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await server.stop();
});

test("a restart is told beforehand, and nobody loses their place", async ({ newPerson }) => {
  const server = await startServer();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const [first, second] = [await newPerson(), await newPerson()];
  await checkIn(first, await createAppointment(professional, "First"));
  await checkIn(second, await createAppointment(professional, "Second"));
  const everybody = [professional, first, second];
  for (const page of [first, second]) await expect(page.getByText("Robin Ellis is online.")).toBeVisible();

  await server.halt("SIGTERM");
  for (const page of everybody) await expect(page.getByText("being restarted")).toBeVisible();
  await server.restart();
  for (const page of everybody) await expect(page.getByText("being restarted")).toHaveCount(0);
  await expect(first.getByText("You are next.")).toBeVisible();
  await expect(second.getByText("1 person is before you.")).toBeVisible();
  await admit(professional, "First");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(first)]);
  await expect(second.getByText("You are next.")).toBeVisible();
  await server.stop();
});

test("a killed server loses nobody who waits, nor their offer", async ({ newPerson }) => {
  const server = await startServer();
  const professional = await newPerson();
  const heard: string[] = [];
  professional.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => heard.push(String(payload)));
  });
  await openAsProfessional(professional, server.dashboardUrl);
  const client = await newPerson();
  await checkIn(client, await createAppointment(professional, clientName));
  await expect(client.getByText("Robin Ellis is online.")).toBeVisible();

  await server.halt("SIGKILL");
  const lost = client.getByText("The connection to the server is lost");
  await expect(lost).toBeVisible();
  await server.restart();
  await expect(lost).toHaveCount(0);
  await expect(client.getByText("Robin Ellis is online.")).toBeVisible();
  await admit(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  // The answer to the admit had the offer: what was queued before the fall has been sent again.
  expect(heard.filter((frame) => /^43\d*\[/.test(frame) && frame.includes('"offer":{'))).toHaveLength(1);
  await server.stop();
});

test("who cannot be admitted now stays on the dashboard, and can be admitted later", async ({
  newPerson,
}) => {
  const server = await startServer();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const client = await newPerson();
  await checkIn(client, await createAppointment(professional, clientName));
  const button = professional.getByRole("button", { name: `Admit ${clientName}` });
  await expect(button).toBeEnabled();

  await server.halt("SIGKILL");
  await button.click();
  await expect(professional.getByRole("alert")).toContainText("The server cannot be reached");
  await server.restart();
  for (const page of [client, professional])
    await expect(page.getByText(/connection to the server/)).toHaveCount(0);
  await admit(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await server.stop();
});

test.describe("with one server", () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  test.beforeAll(async () => {
    server = await startServer();
  });
  test.afterAll(() => server.stop());

  async function arrive(newPerson: () => Promise<Page>, professional: Page, name: string): Promise<Page> {
    const client = await newPerson();
    await checkIn(client, await createAppointment(professional, name));
    return client;
  }

  test("a client who left the waiting room comes back to it", async ({ newPerson }) => {
    const professional = await newPerson();
    await openAsProfessional(professional, server.dashboardUrl);
    const client = await arrive(newPerson, professional, clientName);
    await client.getByRole("button", { name: "Leave waiting room" }).click();
    await expect(professional.getByRole("button", { name: `Admit ${clientName}` })).toHaveCount(0);
    await client.getByRole("button", { name: "Rejoin" }).click();
    await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
    await admit(professional, clientName);
    await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
    await professional.getByRole("button", { name: "End visit" }).click();
  });

  test("the last of four who wait can be admitted first", async ({ newPerson }) => {
    const professional = await newPerson();
    await openAsProfessional(professional, server.dashboardUrl);
    for (const name of ["First", "Second", "Third"]) await arrive(newPerson, professional, name);
    const last = await arrive(newPerson, professional, "Fourth");
    await admit(professional, "Fourth");
    await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(last)]);
    await professional.getByRole("button", { name: "End visit" }).click();
  });

  test("a professional who goes back to the dashboard leaves the visit, and can rejoin it", async ({
    newPerson,
  }) => {
    const professional = await newPerson();
    await openAsProfessional(professional, server.dashboardUrl);
    const client = await arrive(newPerson, professional, "Noor Haddad");
    await admit(professional, "Noor Haddad");
    await expectToSeeAndHear(client);
    await professional.goBack();
    await expect(client.getByText(`${professionalName} has left the visit`)).toBeVisible();
    await professional.getByRole("button", { name: "Rejoin Noor Haddad" }).click();
    await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
    await professional.getByRole("button", { name: "End visit" }).click();
  });
});

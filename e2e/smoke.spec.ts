import { expect } from "@playwright/test";
import { openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test("the printed dashboard link signs in and shows the demonstration appointment", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const appointments = professional.getByRole("region", { name: "Appointments" });
  await expect(appointments.getByText("Sam Carter")).toBeVisible();
  await expect(professional).toHaveURL(`${server.url}/dashboard`);
});

test("the printed join link says whom the visit is with and offers to check in", async ({ newPerson }) => {
  const client = await newPerson();
  await client.goto(server.joinLink);
  await expect(client.getByRole("heading", { name: /Robin Ellis/ })).toBeVisible();
  await expect(client.getByRole("button", { name: "Check in" })).toBeEnabled();
});

test("a restarted server knows the session and the link it gave before", async ({ newPerson, problems }) => {
  problems.expect(/ERR_CONNECTION_REFUSED/); // while it is down
  const { dashboardUrl, joinLink } = server;
  const professional = await newPerson();
  await openAsProfessional(professional, dashboardUrl);
  await server.restart();
  await openAsProfessional(professional, `${server.url}/dashboard`);
  const client = await newPerson();
  await client.goto(joinLink);
  await expect(client.getByRole("button", { name: "Check in" })).toBeEnabled();
});

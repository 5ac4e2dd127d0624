import { expect } from "@playwright/test";
import { createAppointment, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const KILOBYTE = 1000;

test("a client downloads little until check-in, and little for the whole call", async ({ newPerson }) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");

  const client = await newPerson();
  const network = await client.context().newCDPSession(client);
  await network.send("Network.enable");
  const origins = new Set<string>();
  let requests = 0;
  let bytes = 0;
  network.on("Network.requestWillBeSent", ({ request }) => {
    requests += 1;
    origins.add(new URL(request.url).origin);
  });
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });

  await client.goto(joinLink);
  await expect(client.getByRole("button", { name: "Check in" })).toBeEnabled();
  const checkIn = { requests, bytes };
  await client.getByRole("button", { name: "Check in" }).click();
  await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toBeVisible();
  await professional.getByRole("button", { name: "Admit Kim Novak" }).click();
  await expect(client.getByRole("region", { name: "Call" })).toBeVisible();

  test.info().annotations.push({
    type: "weight",
    description: `check-in ${checkIn.requests} requests, ${checkIn.bytes} bytes; call ${requests} requests, ${bytes} bytes`,
  });
  expect(checkIn.requests).toBeLessThanOrEqual(10);
  expect(checkIn.bytes).toBeLessThanOrEqual(150 * KILOBYTE);
  expect(bytes).toBeLessThanOrEqual(260 * KILOBYTE);
  expect([...origins]).toEqual([new URL(server.url).origin]);
});

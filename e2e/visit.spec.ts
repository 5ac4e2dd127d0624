import { expect, type Page } from "@playwright/test";
import { checkIn } from "./support/client.ts";
import { hearOldNewsOfAdmits } from "./support/lateNews.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { expectToSeeAndHear, readConnected } from "./support/stats.ts";
import { test } from "./support/test.ts";

const professionalName = "Robin Ellis";
const clientName = "Kim Novak";
let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** A professional and a checked-in client, each on a page of their own. */
async function arrive(newPerson: () => Promise<Page>, name = clientName) {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, name);
  const client = await newPerson();
  await checkIn(client, joinLink);
  return { professional, client, joinLink };
}

test("an appointment becomes a call, is left, rejoined and ended, and its link is refused afterwards", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/status of 4\d\d/); // the browser's own line about the refused link
  const { professional, client, joinLink } = await arrive(newPerson);
  await expect(client.getByRole("status").filter({ hasText: `${professionalName} is online` })).toBeVisible();

  await admit(professional, clientName);
  await expectCallWith(client, professionalName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await client.getByRole("button", { name: "Mute microphone" }).click();
  await expect(professional.getByText("muted", { exact: true })).toBeVisible();
  await client.getByRole("button", { name: "Unmute microphone" }).click();
  await expect(professional.getByText("muted", { exact: true })).toHaveCount(0);
  await professional.getByRole("button", { name: "Turn camera off" }).click();
  await expect(client.getByText(`${professionalName} has turned the camera off`)).toBeVisible();

  await client.getByRole("button", { name: "Leave visit" }).click();
  await expect(client.getByRole("heading", { name: "You have left the visit" })).toBeVisible();
  await expect(professional.getByText(`${clientName} has left the visit`)).toBeVisible();

  await client.getByRole("button", { name: "Rejoin" }).click();
  await expectCallWith(client, professionalName);
  await expectToSeeAndHear(professional);

  await professional.getByRole("button", { name: "End visit" }).click();
  for (const side of [professional, client]) {
    await expect(side.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  }
  await client.goto("about:blank");
  await client.goto(joinLink);
  await expect(client.getByRole("alert")).toContainText("This visit has ended");
});

test("who admits is in the call also when older news of the visit is faster than the answer", async ({
  newPerson,
}) => {
  const { professional, client } = await arrive(async () => {
    const page = await newPerson();
    await hearOldNewsOfAdmits(page);
    return page;
  });
  await admit(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  // Signals still arrive: a new negotiation on a page that is out of the visit would reach nobody.
  await client.reload();
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
});

test("a client who is admitted while their page still asks for the relays is in the call", async ({
  newPerson,
}) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, clientName);
  const client = await newPerson();
  const admitted = Promise.withResolvers<void>();
  await client.route(/\/api\/ice-servers/, async (route) => {
    await admitted.promise;
    await route.continue();
  });
  await client.goto(joinLink);
  await client.getByRole("button", { name: "Check in" }).click();
  await professional.getByRole("button", { name: `Admit ${clientName}` }).click();
  await expect(client.getByRole("region", { name: "Call" })).toBeVisible();
  admitted.resolve();
  await expectCallWith(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
});

test("nothing of the client's connection reaches the professional before they admit", async ({
  newPerson,
}) => {
  const professional = await newPerson();
  const received: string[] = [];
  professional.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => received.push(String(payload)));
  });
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, clientName);
  const client = await newPerson();
  const sent: string[] = [];
  client.on("websocket", (socket) => {
    socket.on("framesent", ({ payload }) => sent.push(String(payload)));
  });
  await checkIn(client, joinLink);
  // The client's offer and the end of its candidates are with the server.
  await expect.poll(() => sent.some((frame) => frame.includes("v=0"))).toBe(true);
  // It is with the offer when that was held until all were found, and a message of its own otherwise.
  await expect.poll(() => sent.some((frame) => /"candidate":null|,null\]/.test(frame))).toBe(true);
  await expect(professional.getByRole("button", { name: `Admit ${clientName}` })).toBeVisible();
  expect(received.join("\n")).not.toMatch(/v=0|candidate:|ice-ufrag|fingerprint/);

  await admit(professional, clientName);
  expect(received.join("\n")).toContain("v=0");
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("either side reloads and is back in the visit without a click", async ({ newPerson }) => {
  const { professional, client } = await arrive(newPerson);
  await admit(professional, clientName);
  await expectToSeeAndHear(client);

  await client.reload();
  await expectCallWith(client, professionalName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);

  await professional.reload();
  await expectCallWith(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a client who is sent back waits again and can be admitted again", async ({ newPerson }) => {
  const { professional, client } = await arrive(newPerson);
  await admit(professional, clientName);
  await expectToSeeAndHear(client);

  await professional.getByRole("button", { name: "Send back to waiting room" }).click();
  await expect(client.getByRole("heading", { name: "Waiting room" })).toBeVisible();
  await expect(client.getByRole("status").filter({ hasText: "You keep your place" })).toBeVisible();
  await expect(professional).toHaveURL(/\/dashboard$/);

  await admit(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a second tab with the same link takes over, and the first one says so", async ({ newPerson }) => {
  const { professional, client, joinLink } = await arrive(newPerson);
  const second = await client.context().newPage();
  await checkIn(second, joinLink);
  await expect(client.getByRole("heading", { name: "The visit goes on in another window" })).toBeVisible();

  await admit(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(second)]);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("the connection is set up without a second negotiation", async ({ newPerson }) => {
  const { professional, client } = await arrive(newPerson);
  await admit(professional, clientName);
  await expectToSeeAndHear(client);
  expect((await readConnected(client)).negotiationsNeeded).toBe(1);
  await client.getByRole("button", { name: "Turn camera off" }).click();
  await client.getByRole("button", { name: "Turn camera on" }).click();
  await expectToSeeAndHear(professional);
  expect((await readConnected(client)).negotiationsNeeded).toBe(1);
  await professional.getByRole("button", { name: "End visit" }).click();
});

import { expect } from "@playwright/test";
import { checkIn } from "./support/client.ts";
import { admit, createAppointment, openAsProfessional, signIn } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { expectToSeeAndHear } from "./support/stats.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test("two visits at once, one professional each, do not touch each other", async ({ newPerson }) => {
  const robin = await newPerson();
  const alex = await newPerson();
  await openAsProfessional(robin, server.dashboardUrl);
  await signIn(alex, server.url, await server.createProfessional("Alex Moreau", "alex@example.test"));

  const kim = await newPerson();
  const noor = await newPerson();
  await checkIn(kim, await createAppointment(robin, "Kim Novak"));
  await checkIn(noor, await createAppointment(alex, "Noor Haddad"));
  await expect(robin.getByRole("button", { name: "Admit Noor Haddad" })).toHaveCount(0);
  await expect(alex.getByRole("button", { name: "Admit Kim Novak" })).toHaveCount(0);

  await admit(robin, "Kim Novak");
  await admit(alex, "Noor Haddad");
  for (const side of [robin, kim, alex, noor]) await expectToSeeAndHear(side);

  await robin.getByRole("button", { name: "End visit" }).click();
  await expect(kim.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await expectToSeeAndHear(alex);
  await expectToSeeAndHear(noor);
});

test("a professional sees who waits in fair order, and each client their own place", async ({
  newPerson,
}) => {
  const robin = await newPerson();
  await openAsProfessional(robin, server.dashboardUrl);
  const first = await newPerson();
  const second = await newPerson();
  await checkIn(second, await createAppointment(robin, "Second Client"));
  await checkIn(first, server.joinLink); // begins now, the other only in the next quarter of an hour
  await expect(first.getByText("You are next.")).toBeVisible();
  await expect(second.getByText("1 person is before you.")).toBeVisible();
  await expect(robin.getByRole("button", { name: /^Admit / })).toHaveText(["Admit", "Admit"]);
  const names = robin.getByRole("button", { name: /^Admit / });
  await expect(names.first()).toHaveAccessibleName("Admit Sam Carter");

  await first.getByRole("button", { name: "Leave waiting room" }).click();
  await expect(second.getByText("You are next.")).toBeVisible();
});

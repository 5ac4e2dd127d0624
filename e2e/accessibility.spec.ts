import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { checkIn } from "./support/client.ts";
import { admit, createAppointment, openAsProfessional } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

for (const colorScheme of ["light", "dark"] as const) {
  test(`sign-in follows the accessibility guidelines, ${colorScheme}`, async ({ newPerson }) => {
    const page = await newPerson({ colorScheme });
    await page.goto(`${server.url}/sign-in`);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await expectAccessible(page);
  });

  test(`a visit follows the accessibility guidelines on both sides, ${colorScheme}`, async ({
    newPerson,
  }) => {
    const professional = await newPerson({ colorScheme });
    await openAsProfessional(professional, server.dashboardUrl);
    const joinLink = await createAppointment(professional, "Kim Novak");
    const client = await newPerson({ colorScheme, viewport: { width: 390, height: 844 } });
    await client.goto(joinLink);
    await expect(client.getByRole("button", { name: "Check in" })).toBeVisible();
    await expectAccessible(client);
    await checkIn(client, joinLink);
    await expectAccessible(client);
    await expect(professional.getByRole("button", { name: "Admit Kim Novak" })).toBeEnabled();
    await expectAccessible(professional);
    await admit(professional, "Kim Novak");
    await expectAccessible(professional);
    await expect(client.getByRole("region", { name: "Call" })).toBeVisible();
    await expectAccessible(client);
    await professional.getByRole("button", { name: "End visit" }).click();
    await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
    await expectAccessible(client);
  });
}

import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expectToFit } from "./support/fits.ts";
import { chooseByArrows, expectFocusKept, press } from "./support/keyboard.ts";
import { signIn } from "./support/professional.ts";
import { type RunningServer, startServer } from "./support/server.ts";
import { test } from "./support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test("a professional sees where they are signed in, and signs out there without going there", async ({
  newPerson,
  problems,
}) => {
  problems.expect(/status of 401/); // of the browser that was signed out
  const account = await server.createProfessional("Noor Haddad", "noor@example.org");
  const here = await newPerson({ viewport: { width: 390, height: 844 } });
  const there = await newPerson({
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0",
  });
  for (const page of [here, there]) await signIn(page, server.url, account);

  await press(here, here.getByRole("button", { name: "Account of Noor Haddad" }));
  await chooseByArrows(here, here.getByRole("menuitem", { name: "Signed-in browsers" }));
  const dialog = here.getByRole("dialog", { name: "Signed-in browsers" });
  const browsers = dialog.getByRole("listitem");
  await expect(browsers).toHaveCount(2);
  await expect(browsers.filter({ hasText: "This browser" })).toHaveText(
    /Chrome on Linux.*Signed in .*2\d{3}/,
  );
  await expectAccessible(here);
  await expectToFit(here, "in the list of browsers", "dialog[open]");

  await dialog.getByRole("button", { name: "Sign out there: Firefox on Windows" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Firefox on Windows is signed out.");
  await expect(browsers).toHaveCount(1);
  await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await here.keyboard.press("Escape");
  await expectFocusKept(here, "the list has closed");
  await expect(here.getByRole("region", { name: "Waiting room" })).toBeVisible();
});

import { expect } from "@playwright/test";
import { byRole, checkInOnFirefox, firefoxPath, launchFirefox, newFirefoxPage } from "../support/firefox.ts";
import { openInspector, rowsOf } from "../support/inspector.ts";
import { admit, createAppointment, openAsProfessional } from "../support/professional.ts";
import { startServer } from "../support/server.ts";
import { test } from "../support/test.ts";

test.skip(firefoxPath === undefined, "no Firefox on this machine");

test("Firefox and Chromium tell each other their stages, and each its own states", async ({ newPerson }) => {
  const server = await startServer();
  const firefox = await launchFirefox();
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newFirefoxPage(firefox);
  await checkInOnFirefox(client, joinLink);
  await admit(professional, "Kim Novak");
  await byRole(client, "button", "More").click();
  await byRole(client, "menuitem", "Connection inspector").click();

  const inspector = await openInspector(professional);
  const theirs = inspector.getByRole("list", { name: "Stages: Other side" }).locator("> li");
  await expect(theirs).toHaveCount(5);
  for (const stage of await theirs.all()) await expect(stage).toHaveAttribute("data-state", "done");
  await expect(theirs.nth(2)).toContainText("answer made"); // offers of two browsers do not cross
  expect((await rowsOf(inspector, "Signalling")).map(([, way, , kind]) => `${kind} ${way}`)).toContain(
    "answer received",
  );

  const there = () =>
    client.evaluate(() => {
      const lists = document.querySelectorAll('dialog [aria-label^="Stages: "] > li');
      return {
        done: [...lists].filter((one) => one.getAttribute("data-state") === "done").length,
        used: document.querySelectorAll('dialog tr[data-used="true"]').length,
        sctp: [...document.querySelectorAll("dialog tr")].some((row) =>
          row.textContent.startsWith("SCTPconnected"),
        ),
      };
    });
  await expect.poll(there).toEqual({ done: 10, used: 2, sctp: true });
  await firefox.close();
  await server.stop();
});

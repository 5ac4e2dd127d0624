import { type BrowserContext, expect, type Page } from "@playwright/test";
import { checkIn } from "../support/client.ts";
import { meet } from "../support/meet.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { expectToSeeAndHear } from "../support/stats.ts";
import { test } from "../support/test.ts";
import { liveTracks, recordTracks } from "../support/tracks.ts";
import { watchTiles } from "../support/watchTiles.ts";

const professionalName = "Robin Ellis";
const clientName = "Kim Novak";
let server: RunningServer;

test.describe.configure({ timeout: 180_000 }); // a loaded machine
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** The page's process dies, as for want of memory. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  // The browser never answers this: the page that should is gone.
  session.send("Page.crash").catch(() => undefined);
  await crashed;
}

/** How a page goes away without saying so. */
const ways: Record<string, (page: Page) => Promise<void>> = {
  crashed: crash,
  closed: (page) => page.close(),
};

/** The same browser opens the address that the lost tab had. */
async function reopen(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function expectReconnecting(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "Reconnecting" })).toBeVisible({ timeout: 45_000 });
}

for (const [way, lose] of Object.entries(ways)) {
  test(`a client whose tab was ${way} is back in the call by opening it again`, async ({ newPerson }) => {
    const { professional, client } = await meet(server, { newPerson });
    const tiles = await watchTiles(professional);
    const url = client.url();
    const context = client.context();
    await lose(client);
    await expectReconnecting(professional);
    const back = await reopen(context, url);
    await expectCallWith(back, professionalName);
    await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(back)]);
    expect(await tiles.seen()).toEqual({ most: 1, left: false });
    await professional.getByRole("button", { name: "End visit" }).click();
    await expect(back.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  });

  test(`a professional whose tab was ${way} is back in the call by opening it again`, async ({
    newPerson,
  }) => {
    const { professional, client } = await meet(server, { newPerson });
    const tiles = await watchTiles(client);
    const url = professional.url();
    const context = professional.context();
    await lose(professional);
    await expectReconnecting(client);
    const back = await reopen(context, url);
    await expectCallWith(back, clientName);
    await Promise.all([expectToSeeAndHear(back), expectToSeeAndHear(client)]);
    expect(await tiles.seen()).toEqual({ most: 1, left: false });
    await back.getByRole("button", { name: "End visit" }).click();
    await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  });
}

test("a reload on either side is never told as leaving, and asks once who one is", async ({ newPerson }) => {
  const { professional, client } = await meet(server, { newPerson });
  const asked: string[] = [];
  await professional.route("**/get-session", async (route) => {
    asked.push(route.request().url());
    // The answer comes when the page is there already.
    await expect(professional.getByText("Loading")).toBeVisible();
    await route.continue();
  });
  for (const [gone, other, name] of [
    [client, professional, professionalName],
    [professional, client, clientName],
  ] as const) {
    const tiles = await watchTiles(other);
    await gone.reload();
    await expectCallWith(gone, name);
    await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
    expect(await tiles.seen()).toEqual({ most: 1, left: false });
  }
  expect(asked).toHaveLength(1);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a client who waits keeps the place through a reload, a crash and a closed tab", async ({
  newPerson,
}) => {
  const professional = await newPerson();
  await openAsProfessional(professional, server.dashboardUrl);
  let client = await newPerson();
  await checkIn(client, await createAppointment(professional, "First"));
  const behind = await newPerson();
  await checkIn(behind, await createAppointment(professional, "Second"));
  const expectFirst = async () => {
    await expect(client.getByText("You are next.")).toBeVisible();
    await expect(behind.getByText("1 person is before you.")).toBeVisible();
  };
  await expectFirst();
  await client.reload();
  await expectFirst();
  for (const lose of Object.values(ways)) {
    const url = client.url();
    const context = client.context();
    await lose(client);
    client = await reopen(context, url);
    await expectFirst();
  }
  await admit(professional, "First");
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("a professional goes on at another device by signing in there, and ends the visit there", async ({
  newPerson,
}) => {
  const professional = await newPerson();
  await professional.addInitScript(recordTracks);
  await openAsProfessional(professional, server.dashboardUrl);
  const client = await newPerson();
  await checkIn(client, await createAppointment(professional, clientName));
  await admit(professional, clientName);
  await Promise.all([expectToSeeAndHear(professional), expectToSeeAndHear(client)]);
  const tiles = await watchTiles(client);

  const second = await newPerson({ viewport: { width: 820, height: 1180 } });
  await openAsProfessional(second, server.dashboardUrl);
  await second.getByRole("button", { name: `Rejoin ${clientName}` }).click();
  await expectCallWith(second, clientName);
  await Promise.all([expectToSeeAndHear(second), expectToSeeAndHear(client)]);
  const elsewhere = "The visit goes on in another window or on another device";
  await expect(professional.getByRole("heading", { name: elsewhere })).toBeVisible();
  await expect.poll(() => liveTracks(professional)).toMatchObject({ audio: 0, video: 0 });
  expect(await tiles.seen()).toEqual({ most: 1, left: false });

  await second.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await professional.getByRole("button", { name: "Back to the dashboard" }).click();
  await expect(professional.getByRole("region", { name: "Appointments" })).toBeVisible();
  await expect(professional.getByRole("button", { name: `Rejoin ${clientName}` })).toHaveCount(0);
});

/** What may happen to a visit while the client's tab is away, and what they are told on coming back. */
interface Closing {
  close: (professional: Page) => Promise<void>;
  client: RegExp;
  /** What the professional sees who opens the visit's address again. */
  professional: RegExp;
}
const closings: Record<string, Closing> = {
  ended: {
    close: (professional) => professional.getByRole("button", { name: "End visit" }).click(),
    client: /visit has ended/,
    professional: /visit has ended/,
  },
  cancelled: {
    async close(professional) {
      expect(await changeAppointment(professional, "POST", "/cancel", {})).toBe(200);
    },
    client: /cancelled/,
    professional: /visit has ended/,
  },
  "moved, which revokes the link,": {
    async close(professional) {
      expect(await changeAppointment(professional, "PATCH", "", { durationMinutes: 45 })).toBe(200);
    },
    client: /cancelled or moved/,
    professional: /Hello, Robin Ellis/,
  },
};

/** Changes the latest appointment as the professional's own dashboard on another device would. */
function changeAppointment(page: Page, method: string, path: string, body: object): Promise<number> {
  return page.evaluate(
    async (change) => {
      const day = 86_400_000;
      const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * day).toISOString());
      const query = new URLSearchParams({ from: from ?? "", to: to ?? "" });
      const { appointments } = await (await fetch(`/api/appointments?${query}`)).json();
      const { id } = appointments.findLast(
        (appointment: { clientName: string; status: string }) =>
          appointment.clientName === "Kim Novak" && appointment.status === "scheduled",
      );
      const headers = { "content-type": "application/json" };
      const url = `/api/appointments/${id}${change.path}`;
      return (await fetch(url, { method: change.method, headers, body: JSON.stringify(change.body) })).status;
    },
    { method, path, body },
  );
}

for (const [what, { close, client: words, professional: theirs }] of Object.entries(closings)) {
  test(`nothing resumes once the visit was ${what} while the tab was away`, async ({
    newPerson,
    problems,
  }) => {
    problems.expect(/status of 4\d\d/); // the browser's own lines about the refusals
    const { professional, client } = await meet(server, { newPerson });
    const url = client.url();
    const context = client.context();
    await client.close();
    await close(professional);
    await expect(professional.getByRole("region", { name: "Call" })).toHaveCount(0);
    const back = await reopen(context, url);
    await expect(back.getByRole("heading", { name: /Visit ended|cannot be opened/ })).toBeVisible();
    await expect(back.getByText(words).first()).toBeVisible();
    await back.reload();
    await expect(back.getByText(words).first()).toBeVisible();
    await expect(back.getByRole("region", { name: "Call" })).toHaveCount(0);
    await professional.reload();
    await expect(professional.getByText(theirs).first()).toBeVisible();
  });
}

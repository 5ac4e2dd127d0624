import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { checkIn } from "../support/client.ts";
import { expectToFit } from "../support/fits.ts";
import { openInspector, rowsOf } from "../support/inspector.ts";
import { chooseByArrows, expectFocusKept, press } from "../support/keyboard.ts";
import { meet } from "../support/meet.ts";
import { readPairInUse, readSecrets } from "../support/pairInUse.ts";
import { admit, createAppointment, expectCallWith, openAsProfessional } from "../support/professional.ts";
import { createRoom, joinRoom } from "../support/rooms.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { readConnected } from "../support/stats.ts";
import { test } from "../support/test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

const stageNames = ["Media", "Offer", "Answer", "Candidates", "Connected"];
const copying = { permissions: ["camera", "microphone", "clipboard-read", "clipboard-write"] };

/** The stages of a side as they are read: name and state. */
async function readStages(within: Locator, side: "This side" | "Other side"): Promise<string[]> {
  const items = within.getByRole("list", { name: `Stages: ${side}` }).locator("> li");
  return items.evaluateAll((all) =>
    all.map((item) => `${item.querySelector("strong")?.textContent}: ${item.getAttribute("data-state")}`),
  );
}

const allDone = stageNames.map((name) => `${name}: done`);

/** The times at which the steps of a stage happened, in ms. */
function timesOf(within: Locator, stage: string): Promise<number[]> {
  const item = within
    .getByRole("list", { name: "Stages: This side" })
    .locator("> li")
    .filter({ has: within.page().locator("strong", { hasText: stage }) });
  return item
    .locator("time")
    .evaluateAll((all) => all.map((time) => Date.parse(time.getAttribute("datetime") ?? "")));
}

async function copyReport(page: Page, within: Locator): Promise<string> {
  await within.getByRole("button", { name: "Copy details for support" }).click();
  await expect(within.getByText("Copied", { exact: true })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("the five stages and the pair in use are those of getStats(), as both sides see them", async ({
  newPerson,
}) => {
  const began = Date.now();
  const { professional, client } = await meet(server, { newPerson });
  for (const [page, other] of [
    [professional, "Kim Novak"],
    [client, "Robin Ellis"],
  ] as const) {
    const inspector = await openInspector(page);
    await expect(inspector.getByRole("tab")).toHaveText([other]);
    await expect.poll(() => readStages(inspector, "This side")).toEqual(allDone);
    // Asked over the data channel; the call's own channels must be there before.
    await expect(inspector.getByRole("list", { name: "Stages: Other side" })).toBeVisible();
    expect(await readStages(inspector, "Other side")).toEqual(allDone);

    const stats = await readPairInUse(page);
    if (!stats) throw new Error("nothing is connected");
    expect([stats.iceState, stats.dtlsState]).toEqual(["connected", "connected"]);
    const states = Object.fromEntries((await rowsOf(inspector, "States")).map(([name, now]) => [name, now]));
    expect(states).toMatchObject({
      Signaling: "stable",
      "ICE gathering": "complete",
      "ICE connection": "connected",
      Connection: "connected",
      DTLS: "connected",
      SCTP: "connected",
      "Data channel: visit": "open",
      "Data channel: files": "open",
    });

    await expect
      .poll(async () => (await rowsOf(inspector, "Candidates")).length)
      .toBe(stats.candidates.local + stats.candidates.remote);
    const hidden = await rowsOf(inspector, "Candidates");
    expect(hidden.filter(([, , , address]) => !address?.startsWith("hidden ("))).toEqual([]);
    await inspector.getByLabel("Show addresses").check();
    const used = (await rowsOf(inspector, "Candidates")).filter(([, , , , inUse]) => inUse === "yes");
    const { local, remote } = stats;
    const where = ({ address, port }: typeof local) =>
      address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
    expect(used).toEqual([
      ["this", local.type, local.protocol, where(local), "yes"],
      ["other", remote.type, remote.protocol, where(remote), "yes"],
    ]);
    await expect(inspector.getByText(`In use: ${local.type} here, ${remote.type} there.`)).toBeVisible();

    const [offer = 0] = await timesOf(inspector, "Offer");
    const connected = (await timesOf(inspector, "Connected")).at(-1) ?? 0;
    expect(offer).toBeGreaterThanOrEqual(began);
    expect(connected).toBeGreaterThanOrEqual(offer);
    expect(connected).toBeLessThanOrEqual(Date.now());
    await page.keyboard.press("Escape");
    await expect(inspector).toBeHidden();
  }
  expect((await readConnected(client)).negotiationsNeeded).toBe(1); // looking has negotiated nothing
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("tells every signal, the descriptions readably, live measurements and a log with levels", async ({
  newPerson,
}) => {
  const { professional, client } = await meet(server, { newPerson });
  const inspector = await openInspector(client);
  const signals = await rowsOf(inspector, "Signalling");
  const kinds = signals.map(([, direction, way, message]) => `${message} ${direction} by ${way}`);
  expect(kinds).toContain("offer sent by server");
  expect(kinds).toContain("offer received by server"); // the two cross, and no answer is needed
  expect(kinds).toContain("candidate sent by server");
  expect(kinds).toContain("candidate received by server");

  const descriptions = inspector.getByRole("region", { name: "Descriptions" });
  await descriptions.locator("summary").first().click();
  const sdp = await client.evaluate(() => {
    const live = window.recordedPeers.find(({ connection }) => connection.connectionState === "connected");
    const text = live?.connection.localDescription?.sdp ?? "";
    return {
      lines: text.match(/^m=/gm)?.length,
      print: /^a=fingerprint:sha-256 (\S+)/m.exec(text)?.[1] ?? "?",
    };
  });
  await expect.poll(async () => (await rowsOf(inspector, "Descriptions")).length).toBe(sdp.lines);
  const sections = await rowsOf(inspector, "Descriptions");
  expect(sections.map(([kind, direction]) => `${kind} ${direction}`)).toEqual(
    expect.arrayContaining(["audio sendrecv", "video sendrecv", "application sendrecv"]),
  );
  expect(sections.find(([kind]) => kind === "audio")?.[2]).toContain("opus");
  for (const [, , , , fingerprint] of sections) expect(fingerprint).toBe(`sha-256 ${sdp.print}`);
  const text = descriptions.locator("pre");
  await expect(text).toContainText("a=sendrecv");
  const addressed = /^a=candidate:(?:\S+ ){4}(?!… …)/m;
  expect(await text.textContent()).not.toMatch(addressed);

  const graphs = inspector.getByRole("region", { name: "Measurements" });
  for (const [name, value] of [
    ["Bitrate, sending", /now [1-9]\d* kbit\/s/],
    ["Round trip", /now [\d.]+ ms/],
    ["Loss", /now [\d.]+ %/],
    ["Jitter of the sound", /now [\d.]+ ms/],
    ["Frame rate, sending", /sending: now [1-9]\d* per second.* receiving: now [1-9]\d* per second/],
    ["Resolution, sending", /sending: now [1-9]\d+ lines.* receiving: now [1-9]\d+ lines/],
  ] as const) {
    await expect(graphs.getByRole("img", { name })).toHaveAccessibleName(value);
  }
  const seconds = () => graphs.locator("polyline").first().getAttribute("points");
  const before = await seconds();
  await expect.poll(seconds).not.toBe(before);
  await graphs.getByText("The last ten seconds as a table").click();
  await expect.poll(async () => (await rowsOf(inspector, "Measurements")).length).toBeGreaterThan(1);

  const log = inspector.getByRole("region", { name: "Log" });
  await expect(log.getByText("candidate sent")).toHaveCount(0);
  await expect(log.getByText("info Connection: connected")).toBeVisible();
  await log.getByLabel("Show").selectOption({ label: "everything" });
  await expect(log.getByText("candidate sent by server").first()).toBeVisible();
  await log.getByLabel("Show").selectOption({ label: "errors" });
  await expect(log.getByText("Nothing of this kind.")).toBeVisible();
  await expectAccessible(client);
  await client.keyboard.press("Escape");
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("the copied report holds no name, address, token or message, and opens again", async ({ newPerson }) => {
  const professional = await newPerson(copying);
  await openAsProfessional(professional, server.dashboardUrl);
  const joinLink = await createAppointment(professional, "Kim Novak");
  const client = await newPerson(copying);
  await checkIn(client, joinLink);
  await admit(professional, "Kim Novak");
  await expectCallWith(client, "Robin Ellis");
  await client.getByRole("button", { name: "Chat" }).click();
  await client.getByRole("textbox", { name: "Message" }).fill("My number is 0170 5551234");
  await client.keyboard.press("Enter");
  const chooser = client.waitForEvent("filechooser");
  await client.getByRole("button", { name: "Attach file" }).click();
  const buffer = Buffer.from("insurance number 4711");
  await (await chooser).setFiles({ name: "letter-to-aunt.txt", mimeType: "text/plain", buffer });
  await professional.getByRole("button", { name: /^Chat/ }).click();
  await expect(professional.getByText("0170 5551234")).toBeVisible();
  await professional.getByRole("button", { name: /^Accept/ }).click();
  await expect(professional.getByRole("link", { name: /Save/ })).toBeVisible();
  const inspector = await openInspector(professional);
  await expect(inspector.getByRole("list", { name: "Stages: Other side" })).toBeVisible();
  await inspector.getByLabel("Show addresses").check(); // what is shown makes no difference
  const report = await copyReport(professional, inspector);

  const cookies = await Promise.all([professional, client].map((page) => page.context().cookies()));
  const secrets = [
    ...(await readSecrets(professional)),
    ...(await readSecrets(client)),
    ...cookies.flat().map(({ value }) => value),
    "Kim",
    "Novak",
    "Robin",
    "Ellis",
    "0170",
    "5551234",
    "aunt",
    "4711",
    "localhost",
    "127.0.0.1",
    ...[joinLink, server.dashboardUrl].flatMap((link) => new URL(link).hash.slice(1).split(".")),
    ...(professional.url().match(/[\da-f-]{36}/g) ?? []),
  ];
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter((secret) => report.includes(secret))).toEqual([]);
  // Nor anything that looks like one: addresses, mDNS names, uuids, tokens, fingerprints.
  for (const pattern of [
    /\d+\.\d+\.\d+\.\d+/,
    /\.local\b/,
    /[\da-f]{8}-[\da-f]{4}-/,
    /eyJ/,
    /([\dA-F]{2}:){3}/i,
    /ufrag|pwd/,
  ]) {
    expect(report).not.toMatch(pattern);
  }

  await professional.keyboard.press("Escape");
  await professional.getByRole("button", { name: "End visit" }).click();
  await client.goto(`${server.url}/inspector`);
  await client.getByRole("textbox", { name: "Text of the report" }).fill(report);
  await client.getByRole("button", { name: "Open report" }).click();
  const opened = client.getByRole("region", { name: "Open a report" });
  await expect(opened.getByRole("tab")).toHaveText(["Connection 1"]);
  expect(await readStages(opened, "This side")).toEqual(allDone);
  expect(await readStages(opened, "Other side")).toEqual(allDone);
  expect((await rowsOf(opened, "Signalling")).length).toBeGreaterThan(3);
  await opened.locator("summary").filter({ hasText: "offer" }).first().click();
  await expect(opened.getByRole("cell", { name: "sha-256", exact: true }).first()).toBeVisible();
  await expectAccessible(client);

  const { connections, ...rest } = JSON.parse(report);
  const [only] = connections;
  const stages = only.stages.map((stage: object) => ({ ...stage, state: "failed" }));
  const two = JSON.stringify({ ...rest, madeAt: 1, connections: [only, { ...only, stages, theirs: null }] });
  await client.getByRole("textbox", { name: "Text of the report" }).fill(two);
  await client.getByRole("button", { name: "Open report" }).click();
  await expect(opened.getByRole("tab")).toHaveText(["Connection 1", "Connection 2"]);
  await opened.getByRole("tab", { name: "Connection 1" }).focus();
  await client.keyboard.press("ArrowRight");
  await expect(opened.getByRole("tab", { name: "Connection 2" })).toHaveAttribute("aria-selected", "true");
  expect(await readStages(opened, "This side")).toEqual(stageNames.map((name) => `${name}: failed`));
  await expectAccessible(client);

  await client.getByRole("textbox", { name: "Text of the report" }).fill(report.slice(0, -20));
  await client.getByRole("button", { name: "Open report" }).click();
  await expect(client.getByRole("alert")).toContainText("not a report");
  await client.getByLabel("Choose a report file").setInputFiles({
    name: "report.json",
    mimeType: "application/json",
    buffer: Buffer.from(report),
  });
  await expect(opened.getByRole("tab")).toHaveText(["Connection 1"]);
});

test("after a call its page tells what happened, on a phone too", async ({ newPerson }) => {
  const { professional, client } = await meet(server, {
    newPerson,
    options: { ...copying, viewport: { width: 360, height: 740 } },
  });
  const inspector = await openInspector(client);
  await expectToFit(client, "in the inspector of a call", "dialog[open]");
  await expectAccessible(client);
  await expect.poll(() => readStages(inspector, "This side")).toEqual(allDone);
  await expect(inspector.getByRole("img", { name: "Bitrate, sending" })).toBeVisible();
  await client.keyboard.press("Escape");
  await professional.getByRole("button", { name: "End visit" }).click();
  await expect(client.getByRole("heading", { name: "Visit ended" })).toBeVisible();
  await client.getByRole("link", { name: "Connection inspector" }).click();
  await expect(client.getByRole("heading", { name: "Connection inspector" })).toBeVisible();
  const own = client.getByRole("region", { name: "Connections of this page" });
  await expect(own.getByRole("tab")).toHaveText(["Robin Ellis, ended"]);
  expect(await readStages(own, "This side")).toEqual(allDone);
  await expect(own.getByText("In use: host here, host there.")).toBeVisible();
  await expect(own.getByRole("region", { name: "Log" }).getByText("Connection closed")).toBeVisible();
  await expect(own.getByRole("img", { name: "Bitrate, sending" })).toHaveAccessibleName(/between/);
  await expectToFit(client, "on the inspector's page");
  await expectAccessible(client);
  expect(JSON.parse(await copyReport(client, own)).connections).toHaveLength(1);
});

test("opens by the keyboard, and nothing of it loads or asks before", async ({ newPerson }) => {
  const loaded: string[] = [];
  const watched = async (...args: Parameters<typeof newPerson>) => {
    const page = await newPerson(...args);
    page.on("request", (request) => loaded.push(request.url()));
    return page;
  };
  const { professional, client } = await meet(server, { newPerson: watched });
  const inspectors = () => loaded.filter((url) => /Inspector|OwnConnections|answerInspection/.test(url));
  expect(inspectors()).toEqual([]);
  await press(client, client.getByRole("button", { name: "More", exact: true }));
  await chooseByArrows(client, client.getByRole("menuitem", { name: "Connection inspector" }));
  const inspector = client.getByRole("dialog", { name: "Connection inspector" });
  await expect(inspector.getByRole("list", { name: "Stages: Other side" })).toBeVisible();
  expect(inspectors().length).toBeGreaterThan(0);
  await press(client, inspector.getByRole("button", { name: "Copy details for support" }));
  await client.keyboard.press("Escape");
  await expect(inspector).toBeHidden();
  await expectFocusKept(client, "the inspector has closed");
  await professional.getByRole("button", { name: "End visit" }).click();
});

test("in a room of three it has a tab for each of the others", async ({ newPerson }) => {
  const [ada, ben, cleo] = [await newPerson(), await newPerson(), await newPerson()];
  await createRoom(ada, server.url, { room: "Three", as: "Ada", seats: 3 });
  await joinRoom(ben, server.url, { room: "Three", as: "Ben" });
  await joinRoom(cleo, server.url, { room: "Three", as: "Cleo" });
  const inspector = await openInspector(ada);
  await expect(inspector.getByRole("tab")).toHaveText(["Ben", "Cleo"]);
  for (const name of ["Ben", "Cleo"]) {
    await inspector.getByRole("tab", { name }).click();
    await expect.poll(() => readStages(inspector, "This side"), { timeout: 45_000 }).toEqual(allDone);
  }
  await ada.keyboard.press("Escape");
  await ada.getByRole("button", { name: "Leave room" }).click();
  await ada.getByRole("link", { name: "Connection inspector" }).click();
  await expect(ada.getByRole("region", { name: "Connections of this page" }).getByRole("tab")).toHaveCount(2);
});

test("while the server is gone it says so, and afterwards its log does", async ({ newPerson, problems }) => {
  problems.expect(/Failed to load resource|WebSocket|ERR_|dynamically imported module/);
  const own = await startServer();
  const { professional, client } = await meet(own, { newPerson });
  await own.halt("SIGKILL");
  await expect(
    client.getByText("The server cannot be reached at the moment. Your call goes on."),
  ).toBeVisible();
  await client.getByRole("button", { name: "More", exact: true }).click();
  await client.getByRole("menuitem", { name: "Connection inspector" }).click();
  await expect(client.getByRole("dialog")).toContainText("could not be loaded");
  await client.getByRole("button", { name: "Close the connection inspector" }).click();
  await own.restart();
  await expect(client.getByText("The server cannot be reached at the moment.")).toBeHidden();
  const inspector = await openInspector(client);
  const log = inspector.getByRole("region", { name: "Log" });
  await log.getByLabel("Show").selectOption({ label: "warnings and errors" });
  await expect(log.getByText("warning The server cannot be reached").first()).toBeVisible();
  await client.keyboard.press("Escape");
  await professional.getByRole("button", { name: "End visit" }).click();
  await own.stop();
});

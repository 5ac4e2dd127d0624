import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { PostgresServer, whyNoPostgres } from "../../apps/server/src/testing/PostgresServer.ts";
import { freePort } from "../support/freePort.ts";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const deploy = join(root, "deploy");
const guide = readFileSync(join(deploy, "README.md"), "utf8");
let folder: string;
let service: ChildProcess | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "televisit-guide-"));
  mkdirSync(join(folder, "state"));
});
test.afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The machine of the guide, with its places moved into the test's folder. */
function here(text: string): string {
  return text
    .replaceAll("/opt/televisit", root)
    .replaceAll("/etc/televisit", join(folder, "settings"))
    .replaceAll("/var/lib/televisit", join(folder, "state"));
}

/** The guide's commands that hold this text: the block of it, indented or not. */
function commands(text: string): string {
  const blocks = [...guide.matchAll(/^( *)```sh\n([\s\S]*?)^ *```/gm)];
  const found = blocks.find(([, , block = ""]) => block.includes(text));
  if (!found) throw new Error(`the guide has no ${text}`);
  return here(found[2] ?? "").replaceAll(new RegExp(`^${found[1]}`, "gm"), "");
}

function run(script: string, env: Record<string, string> = {}): string {
  const options = { cwd: root, encoding: "utf8", input: "", env: { ...process.env, ...env } } as const;
  return execFileSync("sh", ["-ec", script], options);
}

/** Makes the settings as the guide does. */
function makeSettings(): void {
  run(commands("make-env.sh --service"));
  writeFileSync(settingsFile(), here(readFileSync(settingsFile(), "utf8")));
}

const settingsFile = () => join(folder, "settings/televisit.env");

/** The settings, as systemd reads them. */
function settings(): Record<string, string> {
  const lines = readFileSync(settingsFile(), "utf8").split("\n").filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)]));
}

/** What a unit says, each of its lines of this name. */
function said(unit: string, name: string): string[] {
  const text = here(readFileSync(join(deploy, "systemd", unit), "utf8"));
  return [...text.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value = ""]) => value);
}

/** Starts what a unit starts, with its settings and then the file's, as systemd does; resolves when it answers. */
async function start(unit: string, port: number): Promise<void> {
  const own = Object.fromEntries(
    (said(unit, "Environment")[0] ?? "").split(" ").map((pair) => pair.split("=")),
  );
  expect(said(unit, "EnvironmentFile")).toEqual([settingsFile()]);
  const [program = "", ...args] = (said(unit, "ExecStart")[0] ?? "").split(" ");
  const env = { PATH: process.env["PATH"], ...own, ...settings(), PORT: String(port) };
  service = spawn(program, args, { cwd: root, env, stdio: "ignore" });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 20_000 }).toBe(true);
}

async function stop(): Promise<void> {
  if (service?.kill("SIGTERM")) await once(service, "exit");
  service = undefined;
}

test("settings, service and the host's commands are those of one installation", async () => {
  makeSettings();
  const port = await freePort();
  await start("televisit.service", port);
  const made = run(commands("create-professional --email ada@example.org --name"));
  const password = /^Password: (\S+)$/m.exec(made)?.[1];
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://visit.example.org" },
    body: JSON.stringify({ email: "ada@example.org", password }),
  });
  expect(answer.status).toBe(200);
  // Nobody answers at visit.example.org; everything on the machine itself is well.
  const examined = run(`${commands("npx televisit doctor").trim()} --json || true`);
  const states = Object.fromEntries(
    (JSON.parse(examined) as { name: string; state: string; message: string }[]).map((one) => [
      one.name,
      one,
    ]),
  );
  expect(states).toMatchObject({
    configuration: { state: "ok", message: "production, https://visit.example.org" },
    disk: { state: "ok" },
    database: { state: "ok" },
  });
  expect(readdirSync(join(folder, "state"))).toContain("televisit.sqlite");
});

test("the guide switches on each module of Apache that its files need", () => {
  const switchedOn = [...guide.matchAll(/a2enmod ([\w ]+)/g)].flatMap(([, names = ""]) => names.split(" "));
  for (const site of ["televisit.conf", "televisit-balanced.conf"]) {
    const text = readFileSync(join(deploy, "apache", site), "utf8");
    const needed = /a2enmod (.+)/.exec(text)?.[1]?.split(" ") ?? [];
    expect(switchedOn, site).toEqual(expect.arrayContaining(needed));
  }
});

test("what is moved to Postgres is copied every night", async () => {
  test.skip(whyNoPostgres() !== undefined, whyNoPostgres());
  const postgres = await PostgresServer.start();
  try {
    const DATABASE_URL = postgres.createDatabase();
    makeSettings();
    await start("televisit.service", await freePort());
    await stop();
    const moving = commands("move-to-postgres").replace(/^systemctl.*$/m, "");
    expect(run(moving, { DATABASE_URL })).toContain("appointments");
    const nightly = said("televisit-daily-postgres.conf", "ExecStart").filter(Boolean);
    expect(nightly).toHaveLength(2);
    for (const command of nightly)
      run(command.replaceAll("$$", "$").replaceAll("%%", "%"), { ...settings(), DATABASE_URL });
    const [copy = ""] = readdirSync(join(folder, "state/backups"));
    expect(copy).toMatch(/^\d{4}-\d\d-\d\d\.dump$/);
    expect(run(`pg_restore --list ${join(folder, "state/backups", copy)}`)).toMatch(
      /TABLE DATA public audit/,
    );
  } finally {
    await postgres.stop();
  }
});

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { ask, type Question } from "../support/ask.ts";
import { freePort } from "../support/freePort.ts";
import { guessLinks, openSocket } from "../support/proxied.ts";
import { startServer } from "../support/server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const deploy = join(root, "deploy");
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "televisit-files-"));
  chmodSync(folder, 0o755);
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isInstalled = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

test("systemd understands the units, and each program that they name is there", () => {
  test.skip(!isInstalled("systemd-analyze"), "systemd is not installed");
  const units = readdirSync(join(deploy, "systemd")).filter((file) => !file.endsWith(".conf"));
  expect(units).toHaveLength(4);
  const nightly = "televisit-daily.service.d";
  mkdirSync(join(folder, nightly));
  for (const unit of units) {
    const text = readFileSync(join(deploy, "systemd", unit), "utf8");
    for (const [, program = ""] of text.matchAll(/\/opt\/televisit\/(apps\S+\.ts)|node (apps\S+\.ts)/g))
      if (program) expect(statSync(join(root, program)).isFile(), program).toBe(true);
    writeFileSync(join(folder, unit), text.replaceAll("/opt/televisit", root.replace(/\/$/, "")));
  }
  const dropIn = readFileSync(join(deploy, "systemd/televisit-daily-postgres.conf"), "utf8");
  const changed = dropIn.replaceAll("/opt/televisit", root.replace(/\/$/, ""));
  writeFileSync(join(folder, nightly, "postgres.conf"), changed);
  for (const unit of units) {
    const name = unit.replace("@.", "@3001.");
    if (name !== unit) writeFileSync(join(folder, name), readFileSync(join(folder, unit)));
    const { stderr, stdout } = spawnSync("systemd-analyze", ["verify", join(folder, name)], {
      encoding: "utf8",
    });
    expect(`${stdout}${stderr}`, unit).toBe("");
  }
});

test("the log is rotated without a line lost to a file that nobody opens", () => {
  test.skip(!isInstalled("logrotate"), "logrotate is not installed");
  const log = join(folder, "televisit.log");
  const rules = join(folder, "rules");
  const shipped = readFileSync(join(deploy, "logrotate/televisit"), "utf8");
  const user = process.getuid?.() === 0 ? "root root" : "";
  writeFileSync(
    rules,
    shipped
      .replace("/var/log/televisit/", `${folder}/`)
      .replace("su televisit televisit", user && `su ${user}`),
  );
  chmodSync(rules, 0o644);
  writeFileSync(log, '{"level":30}\n');
  const { ino } = statSync(log);
  execFileSync("logrotate", ["--force", "--state", join(folder, "state"), rules], { stdio: "pipe" });
  expect(readFileSync(`${log}.1`, "utf8")).toBe('{"level":30}\n');
  appendFileSync(log, '{"level":40}\n');
  expect([readFileSync(log, "utf8"), statSync(log).ino]).toEqual(['{"level":40}\n', ino]);
});

test.describe("Caddy", () => {
  test.skip(!isInstalled("caddy"), "caddy is not installed");
  const args = ["--adapter", "caddyfile", "--config", join(deploy, "Caddyfile")];
  const env = () => ({ ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder });

  test("understands its file", () => {
    const named = { ...env(), DOMAIN: "visit.example.org" };
    const { status, stderr } = spawnSync("caddy", ["validate", ...args], { env: named, encoding: "utf8" });
    expect(status, stderr).toBe(0);
  });

  test("passes on pages, API and WebSockets, and neither the metrics nor an address that a request claims", async () => {
    const port = await freePort();
    const DOMAIN = `http://localhost:${port}`; // it would ask for a certificate of a name
    const server = await startServer({ PUBLIC_URL: DOMAIN, LISTEN_ADDRESS: "127.0.0.1", TRUST_PROXY: "1" });
    const NODE = `127.0.0.1:${new URL(server.url).port}`;
    const caddy = spawn("caddy", ["run", ...args], { env: { ...env(), DOMAIN, NODE }, stdio: "ignore" });
    try {
      const get = (path: string, question: Question = {}) => ask(DOMAIN + path, question);
      const answers = () =>
        get("/readyz").then(
          ({ status }) => status,
          () => 0,
        );
      await expect.poll(answers, { timeout: 10_000 }).toBe(200);
      const page = await get("/join", { headers: { accept: "text/html" } });
      expect([page.status, page.headers["x-content-type-options"]]).toEqual([200, "nosniff"]);
      expect((await get("/metrics")).status).toBe(404);
      const { socket, first } = await openSocket(DOMAIN);
      expect(first).toMatch(/^0\{"sid":/);
      socket.close();
      const statuses = await guessLinks(DOMAIN, get);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      caddy.kill("SIGTERM");
      await once(caddy, "exit");
      await server.stop();
    }
  });
});

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { parse } from "yaml";
import * as z from "zod";
import { freePort } from "../support/freePort.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const node = join(root, "node_modules/node/bin");
/** Nobody's in particular, and not root. */
const USER = 1000;

interface Step {
  readonly instruction: string;
  readonly rest: string;
}

/** The instructions of each stage of the Dockerfile, by the stage's name. */
function stages(): Map<string, Step[]> {
  const text = readFileSync(join(root, "deploy/Dockerfile"), "utf8");
  const found = new Map<string, Step[]>();
  let current: Step[] = [];
  for (const line of text.split("\n")) {
    const [, instruction, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (instruction === undefined || rest === undefined) continue;
    if (instruction === "FROM") found.set(/ AS (\w+)$/.exec(rest)?.[1] ?? "final", (current = []));
    else current.push({ instruction, rest });
  }
  return found;
}

/** A stage as a folder: its commands run there, its absolute paths lie below it. */
class Stage {
  readonly root: string;
  readonly env: Record<string, string> = {};
  user = 0;
  health: string[] = [];
  command: string[] = [];
  #folder = "/";

  constructor(folder: string) {
    this.root = folder;
    mkdirSync(folder, { recursive: true });
  }

  get folder(): string {
    return join(this.root, this.#folder);
  }

  perform({ instruction, rest }: Step, others: ReadonlyMap<string, Stage>): void {
    if (instruction === "WORKDIR") {
      this.#folder = rest;
      mkdirSync(this.folder, { recursive: true });
    } else if (instruction === "COPY") this.#copy(rest, others);
    else if (instruction === "ENV")
      Object.assign(this.env, Object.fromEntries(rest.split(" ").map((pair) => pair.split("="))));
    else if (instruction === "RUN") this.#run(rest);
    else if (instruction === "USER") this.user = Number(rest);
    else if (instruction === "HEALTHCHECK")
      this.health = z.array(z.string()).parse(JSON.parse(rest.replace(/^.*? CMD /, "")));
    else if (instruction === "CMD") this.command = z.array(z.string()).parse(JSON.parse(rest));
    else expect(instruction).toBe("EXPOSE");
  }

  #copy(rest: string, others: ReadonlyMap<string, Stage>): void {
    const [, from, source = "", target = ""] = /^(?:--from=(\w+) )?(\S+) (\S+)$/.exec(rest) ?? [];
    const to = join(this.folder, target);
    if (from === undefined) {
      expect(rest).toBe(". .");
      for (const file of contextFiles()) cpSync(join(root, file), join(to, file));
    } else {
      const origin = join(others.get(from)?.root ?? "", source);
      const into =
        target.endsWith("/") && !source.endsWith("/") ? join(to, source.split("/").at(-1) ?? "") : to;
      mkdirSync(dirname(into), { recursive: true });
      execFileSync("cp", ["-alT", origin, into]); // links instead of copies of forty thousand files
    }
  }

  #run(command: string): void {
    const inside = command.replaceAll(/(?<= )\/data/g, join(this.root, "data"));
    const ran = spawnSync("sh", ["-c", inside], {
      cwd: this.folder,
      env: this.#environment(),
      encoding: "utf8",
    });
    expect(ran.status, `${command}\n${ran.stdout}${ran.stderr}`).toBe(0);
  }

  #environment() {
    return {
      PATH: `${node}:${process.env["PATH"] ?? ""}`,
      HOME: process.env["HOME"] ?? "/",
      npm_config_prefer_offline: "true",
      ...this.env,
    };
  }

  /** Runs a command of the image as its user. */
  start([program = "", ...args]: string[], env: Record<string, string>): ChildProcess {
    return spawn(program, args, {
      cwd: this.folder,
      env: { ...this.#environment(), ...env },
      uid: this.user,
      gid: this.user,
      stdio: ["ignore", "pipe", "inherit"],
    });
  }
}

/** What Docker would be sent: what git knows or would add, without what .dockerignore names. */
function contextFiles(): string[] {
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return list
    .trim()
    .split("\n")
    .filter((file) => existsSync(join(root, file)));
}

test.skip(process.getuid?.() !== 0, "only root can become the image's user");

test("each step of the Dockerfile works, and what comes of it serves as another user than root", async () => {
  test.setTimeout(1_200_000);
  const place = mkdtempSync(join(tmpdir(), "televisit-image-"));
  execFileSync("chmod", ["755", place]);
  const done = new Map<string, Stage>();
  try {
    for (const [name, steps] of stages()) {
      const stage = new Stage(join(place, name));
      for (const step of steps) stage.perform(step, done);
      done.set(name, stage);
    }
    const image = done.get("final");
    if (!image) throw new Error("the Dockerfile has no last stage");
    expect(image.user).toBe(USER);
    expect(existsSync(join(image.folder, "node_modules/vite"))).toBe(false);
    await serves(image);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

async function serves(image: Stage): Promise<void> {
  const port = String(await freePort());
  const data = join(image.root, "data");
  chownSync(data, USER, USER);
  const settings = { PORT: port, DATA_DIR: data, PUBLIC_URL: "https://visit.example.org" };
  const refused = image.start(image.command, settings);
  expect(await exitOf(refused)).toBe(1); // no secret, no service
  const AUTH_SECRET = execFileSync("openssl", ["rand", "-hex", "32"], { encoding: "utf8" }).trim();
  const server = image.start(image.command, { ...settings, AUTH_SECRET });
  try {
    if (!server.stdout) throw new Error("no output");
    for await (const line of createInterface(server.stdout)) if (line.startsWith("Dashboard: ")) break;
    expect(await exitOf(image.start(image.health, settings))).toBe(0);
    const page = await fetch(`http://127.0.0.1:${port}/join`, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html;charset=utf-8"]);
  } finally {
    server.kill("SIGTERM");
    await exitOf(server);
  }
  expect(await exitOf(image.start(image.health, settings))).toBe(1);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("exit", resolve));
}

/** As much of the Compose Specification as the file uses; what it does not know it refuses. */
const Service = z.strictObject({
  image: z
    .string()
    .regex(/^[a-z]+(\/[a-z]+)?:\d[\d.]*$/, "names its version")
    .optional(),
  build: z.strictObject({ context: z.literal("."), dockerfile: z.string() }).optional(),
  restart: z.literal("unless-stopped"),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  logging: z.strictObject({ driver: z.string() }),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  network_mode: z.literal("host").optional(),
  ports: z.array(z.string().regex(/^\d+:\d+$/)).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  volumes: z.array(z.string().regex(/^[./\w-]+:\/[/\w]+(\.conf)?(:ro)?$/)).optional(),
  command: z.array(z.string()).optional(),
  depends_on: z
    .union([
      z.array(z.string()),
      z.record(z.string(), z.strictObject({ condition: z.literal("service_healthy") })),
    ])
    .optional(),
  healthcheck: z.strictObject({ test: z.array(z.string()), interval: z.string() }).optional(),
});
const Compose = z.strictObject({
  "x-careful": z.unknown(),
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
});

function compose() {
  const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
  return { text, ...Compose.parse(parse(text, { merge: true })) };
}

test("the compose file is one, and names nothing that is not there", () => {
  const { services, volumes } = compose();
  for (const [name, service] of Object.entries(services)) {
    expect([name, service.image === undefined]).toEqual([name, service.build !== undefined]);
    for (const volume of service.volumes ?? []) {
      const [source = ""] = volume.split(":");
      if (source.startsWith("./")) expect(existsSync(join(root, source)), source).toBe(true);
      else expect(Object.keys(volumes)).toContain(source);
    }
    const others = service.depends_on ?? [];
    for (const other of Array.isArray(others) ? others : Object.keys(others))
      expect(services).toHaveProperty(other);
  }
  expect(existsSync(join(root, services["app"]?.build?.dockerfile ?? ""))).toBe(true);
  expect(services["app"]).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
});

test("every secret of the compose file comes from the generated settings, which differ each time", () => {
  const { text } = compose();
  const make = () =>
    execFileSync("sh", [join(root, "deploy/make-env.sh"), "visit.example.org"], { encoding: "utf8" });
  const values = (env: string) =>
    new Map(
      env
        .trim()
        .split("\n")
        .map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)] as const),
    );
  const [one, other] = [values(make()), values(make())];
  for (const [, name = "", fallback] of text.matchAll(/\$\{(\w+)(:[?-])/g)) {
    expect(one.get(name), name).toBeTruthy();
    if (/SECRET|PASSWORD/.test(name)) {
      expect(fallback, `${name} has no default`).toBe(":?");
      expect(one.get(name)).not.toBe(other.get(name));
      expect(one.get(name)).toMatch(/^[0-9a-f]{64}$/);
    }
  }
});

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./freePort.ts";
import type { LocalCertificates } from "./LocalCertificates.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const available = "/etc/apache2/mods-available";
/** What Debian's package has switched on before anybody asks for more. */
const debianModules =
  "mpm_event authz_core authz_host alias autoindex deflate dir env filter mime negotiation reqtimeout setenvif";
/** Those of its settings that could disturb. */
const debianSettings = ["mpm_event", "deflate", "dir", "mime", "negotiation", "reqtimeout"];
/** How often to look whether it listens, in ms. */
const LOOK_AGAIN = 50;

/** Why no Apache can be started here; undefined when one can. */
export function whyNoApache(): string | undefined {
  return existsSync(available) && existsSync("/usr/sbin/apache2") ? undefined : "apache2 is not installed";
}

export interface ApacheOptions {
  /** A file of deploy/apache: a virtual host, or the `.htaccess`. */
  readonly site: string;
  /** Addresses of the Node processes, such as `127.0.0.1:3000`, in the order of the file's variables. */
  readonly nodes: readonly string[];
  readonly certificates: LocalCertificates;
  /** What the pages are asked by; chosen with `freePort` before the server that has to know it starts. */
  readonly port: number;
  /** False to leave out of the file what lets WebSockets through. */
  readonly upgrades?: boolean;
}

/** Debian's Apache as a process of the test's own, with a file that hosts get: only its variables are the test's. */
export class ApacheServer {
  readonly origin: string;
  httpPort = 0;
  readonly #given: ApacheOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), "televisit-apache-"));
  #child: ChildProcess | undefined;

  constructor(options: ApacheOptions) {
    this.#given = options;
    this.origin = `https://localhost:${options.port}`;
  }

  /** Starts it, and resolves when it answers. */
  async start(): Promise<void> {
    this.httpPort = await freePort();
    this.#copyFiles();
    const configuration = this.#file("apache2.conf");
    writeFileSync(configuration, this.#configuration());
    const args = ["-d", this.#folder, "-f", configuration];
    const env = { ...process.env, APACHE_LOG_DIR: this.#folder, APACHE_RUN_DIR: this.#folder };
    execFileSync("/usr/sbin/apache2", [...args, "-t"], { env, stdio: ["ignore", "ignore", "pipe"] });
    const child = spawn("/usr/sbin/apache2", [...args, "-D", "FOREGROUND"], { env, stdio: "ignore" });
    this.#child = child;
    const end = () => child.kill("SIGTERM"); // the parent ends its children
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    await this.#answering(child);
  }

  /** What it has logged of requests so far. */
  get accessLog(): string {
    return readFileSync(this.#file("televisit.log"), "utf8");
  }

  get errorLog(): string {
    return readFileSync(this.#file("error.log"), "utf8");
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The pages are read by Apache's own user, who has no way into a developer's home. */
  #copyFiles(): void {
    const { certificates } = this.#given;
    chmodSync(this.#folder, 0o755);
    mkdirSync(this.#file("home/apps/web"), { recursive: true });
    cpSync(join(root, "apps/web/dist"), this.#file("home/apps/web/dist"), { recursive: true });
    cpSync(join(root, "deploy/apache"), this.#file("home/deploy/apache"), { recursive: true });
    cpSync(certificates.certificate, this.#file("fullchain.pem"));
    cpSync(certificates.key, this.#file("privkey.pem"));
    const redirect = this.#file("home/deploy/apache/parts/redirect.conf");
    writeFileSync(redirect, this.#withPorts(readFileSync(redirect, "utf8")));
  }

  #configuration(): string {
    const { site, port } = this.#given;
    const shipped = readFileSync(join(root, "deploy/apache", site), "utf8");
    const asked = /a2enmod (.+)|allow: (.+), and/.exec(shipped);
    const modules = (asked?.[1] ?? asked?.[2] ?? "").split(" ").map((name) => name.replace(/^mod_/, ""));
    const loaded = [...debianModules.split(" "), "ssl", ...modules].flatMap(withDependencies);
    return [
      `ServerName localhost`,
      `PidFile ${this.#file("pid")}`,
      `ErrorLog ${this.#file("error.log")}`,
      `DefaultRuntimeDir ${this.#folder}`,
      "User www-data",
      "Group www-data",
      "TypesConfig /etc/mime.types",
      `Listen 127.0.0.1:${port}`,
      `Listen 127.0.0.1:${this.httpPort}`,
      ...[...new Set(loaded)].map((name) => `Include ${available}/${name}.load`),
      ...debianSettings.map((name) => `Include ${available}/${name}.conf`),
      "<Directory />\n  AllowOverride None\n  Require all denied\n</Directory>",
      `Include ${this.#file("home/deploy/apache/capacity.conf")}`,
      site === ".htaccess" ? this.#sharedHosting(shipped) : this.#site(shipped),
    ].join("\n");
  }

  #site(shipped: string): string {
    const { nodes, port } = this.#given;
    const values: Record<string, string> = {
      NAME: "localhost",
      ORIGIN: `https://localhost:${port}`,
      HOME: this.#file("home"),
      NODE: nodes[0] ?? "",
      NODE_1: nodes[0] ?? "",
      NODE_2: nodes[1] ?? "",
      CERTIFICATE: this.#folder,
    };
    const filled = shipped.replace(/^Define TELEVISIT_(\w+) .*$/gm, (_line, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the test knows no value of TELEVISIT_${name}`);
      return `Define TELEVISIT_${name} ${value}`;
    });
    const { upgrades = true } = this.#given;
    return this.#withPorts(upgrades ? filled : filled.replaceAll(" upgrade=websocket", ""));
  }

  /** What a provider of shared hosting has set up around the folder. */
  #sharedHosting(htaccess: string): string {
    const { nodes, port } = this.#given;
    const folder = this.#file("home/apps/web/dist");
    writeFileSync(join(folder, ".htaccess"), htaccess.replaceAll("127.0.0.1:3000", nodes[0] ?? ""));
    const host = (to: number, ...lines: string[]) =>
      [`<VirtualHost *:${to}>`, `DocumentRoot ${folder}`, ...lines, "</VirtualHost>"].join("\n");
    return [
      `<Directory ${folder}>\n  AllowOverride All\n  Options FollowSymLinks\n  Require all granted\n</Directory>`,
      host(this.httpPort),
      // biome-ignore format: lines of a file
      host(port, "SSLEngine on", `SSLCertificateFile ${this.#file("fullchain.pem")}`,
        `SSLCertificateKeyFile ${this.#file("privkey.pem")}`),
    ].join("\n");
  }

  #withPorts(text: string): string {
    return text.replaceAll("*:443>", `*:${this.#given.port}>`).replaceAll("*:80>", `*:${this.httpPort}>`);
  }

  async #answering(child: ChildProcess): Promise<void> {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`apache2 ended before it answered:\n${this.errorLog}`);
      const socket = connect(this.#given.port, "127.0.0.1");
      const isOpen = await new Promise((resolve) => {
        socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      });
      socket.destroy();
      if (isOpen) return;
      await setTimeout(LOOK_AGAIN);
    }
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }
}

/** A module after those that it needs, which a2enmod switches on with it. */
function withDependencies(name: string): string[] {
  const text = readFileSync(join(available, `${name}.load`), "utf8");
  const needed = /^# Depends: (.+)$/m.exec(text)?.[1]?.trim().split(" ") ?? [];
  return [...needed.flatMap(withDependencies), name];
}

import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { StartError } from "./startError.ts";
import { originsOf, readTlsFiles, type TlsFiles } from "./tlsFiles.ts";

/** Everything the server takes from its environment, parsed and defaulted once. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** The address to listen on; null for all of them. */
  readonly listenAddress: string | null;
  /** Null when the server speaks plain HTTP: behind a reverse proxy, or on this machine alone. */
  readonly tls: TlsFiles | null;
  readonly dataDir: string;
  /** Null when the embedded database in `dataDir` is used. */
  readonly databaseUrl: string | null;
  /** Where the processes of one service meet; null when there is only this one. */
  readonly redisUrl: string | null;
  /** The origin under which people reach the service, without a trailing slash. */
  readonly publicUrl: string;
  /** True when people reach the service over HTTPS: cookies are then Secure and HSTS is sent. */
  readonly secure: boolean;
  /** Origins whose pages may change state or open a socket. */
  readonly allowedOrigins: readonly string[];
  readonly keys: Keys;
  readonly logLevel: string;
  /** Number of reverse proxies in front whose X-Forwarded-For entry is believed. */
  readonly trustProxy: number;
  readonly stunUrls: readonly string[];
  /** Null when the host runs no relay. */
  readonly turn: TurnConfig | null;
  readonly rooms: RoomsConfig;
  readonly webDist: string;
  /** Visits are deleted so many days after their appointment. */
  readonly retentionDays: number;
  /** What Prometheus shows; null when only this machine may read the metrics. */
  readonly metricsToken: string | null;
}

/** Instant rooms. */
export interface RoomsConfig {
  /** Whether only who is signed in may create one; whoever has its link may join it all the same. */
  readonly professionalsOnly: boolean;
  /** How long a room or a seat waits for somebody whose connection was lost, in ms. */
  readonly grace: number;
}

/** The relay, and the secret that it shares with this server. */
export interface TurnConfig {
  readonly urls: readonly string[];
  readonly secret: string;
  /** How long credentials are good, in seconds. */
  readonly lifetime: number;
}

/** One key per purpose, so that a token made for one can never verify for another (NIST SP 800-108). */
interface Keys {
  readonly joinLinks: string;
  readonly guestLinks: string;
  readonly visitSessions: string;
  readonly roomSessions: string;
  readonly handovers: string;
  readonly professionals: string;
  readonly demo: string;
}

const originUrl = z
  .url({ protocol: /^https?$/ })
  .refine((value) => new URL(value).pathname === "/" && !new URL(value).search, "must have no path")
  .transform((value) => new URL(value).origin);

/** A comma-separated list, each part of which matches. */
function listOf(part: RegExp, message: string) {
  return z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((each) => each.trim() || []))
    .pipe(z.array(z.string().regex(part, message)));
}

const Environment = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  LISTEN_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must begin with postgres://" }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must begin with redis:// or rediss://" }).optional(),
  PUBLIC_URL: originUrl.optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  STUN_URLS: listOf(/^stuns?:\S+$/, "must be a list of stun: URLs"),
  TURN_URLS: listOf(
    /^turns?:[^\s?]+(\?transport=(udp|tcp))?$/,
    "must be a list of turn: and turns: URLs, each with ?transport=udp or ?transport=tcp if need be",
  ),
  TURN_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  TURN_LIFETIME: z.coerce.number().int().min(10).max(86_400).default(3600),
  ROOMS: z.enum(["everyone", "professionals"]).optional(),
  ROOM_GRACE: z.coerce.number().min(0.1).max(3600).default(45),
  WEB_DIST: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
  WEB_DEV_ORIGIN: originUrl.optional(),
});
type Environment = z.infer<typeof Environment>;

/** Reads the environment. Throws `StartError` with one clear line when a value cannot be used. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  // An empty variable means "not set": that is how compose files and systemd units pass optional values.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartError(`${issue?.path.join(".")}: ${issue?.message ?? "invalid"}`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === "production";
  const tls = readTlsFiles(values.TLS_CERT, values.TLS_KEY);
  const publicUrl = values.PUBLIC_URL ?? `${tls ? "https" : "http"}://localhost:${values.PORT}`;
  if (production && !isPrivateEnough(publicUrl)) {
    throw new StartError("PUBLIC_URL must begin with https:// in production");
  }
  const dataDir = resolve(values.DATA_DIR);
  return {
    production,
    port: values.PORT,
    listenAddress: values.LISTEN_ADDRESS ?? null,
    tls,
    dataDir,
    ...sharedServices(values),
    publicUrl,
    secure: publicUrl.startsWith("https:"),
    allowedOrigins: production
      ? [publicUrl]
      : [...localOrigins(values, publicUrl), ...(tls ? originsOf(tls, values.PORT) : [])],
    keys: deriveKeys(values.AUTH_SECRET ?? localSecret(dataDir, production), production),
    logLevel: values.LOG_LEVEL ?? (production ? "info" : "warn"),
    trustProxy: values.TRUST_PROXY,
    stunUrls: values.STUN_URLS,
    turn: turnConfig(values, production),
    rooms: roomsConfig(values, production),
    webDist: resolve(values.WEB_DIST ?? fileURLToPath(new URL("../../web/dist", import.meta.url))),
    retentionDays: values.RETENTION_DAYS,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
}

function sharedServices(values: Environment): Pick<Config, "databaseUrl" | "redisUrl"> {
  const databaseUrl = values.DATABASE_URL ?? null;
  const redisUrl = values.REDIS_URL ?? null;
  if (redisUrl !== null && databaseUrl === null) {
    throw new StartError("REDIS_URL needs DATABASE_URL: several processes share one Postgres");
  }
  return { databaseUrl, redisUrl };
}

function localOrigins(values: Environment, publicUrl: string): string[] {
  const origins = [publicUrl, ...(values.WEB_DEV_ORIGIN ? [values.WEB_DEV_ORIGIN] : [])];
  // On a developer's machine both names of the loopback address are the same place.
  const loopback = origins.map((origin) => origin.replace("//localhost:", "//127.0.0.1:"));
  return [...new Set([...origins, ...loopback])];
}

/** Outside production a secret is made once and kept, so that links and sessions survive a restart. */
function localSecret(dataDir: string, production: boolean): string {
  if (production)
    throw new StartError("AUTH_SECRET is required in production (at least 32 random characters)");
  const file = join(dataDir, "secret");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    chmodSync(file, 0o600);
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new StartError(`DATA_DIR ${dataDir} cannot be written`, { cause });
  }
}

function deriveKeys(secret: string, production: boolean): Keys {
  if (production && isWeak(secret)) throw new StartError("AUTH_SECRET is too weak: use random characters");
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secret, "televisit", purpose, 32)).toString("hex");
  return {
    joinLinks: derive("join-links"),
    guestLinks: derive("guest-links"),
    visitSessions: derive("visit-sessions"),
    roomSessions: derive("room-sessions"),
    handovers: derive("handovers"),
    professionals: derive("professionals"),
    demo: derive("demo"),
  };
}

/** Whoever knows the secret can use the relay, so it is as guarded as the service's own. */
function turnConfig(values: Environment, production: boolean): TurnConfig | null {
  const { TURN_URLS: urls, TURN_SECRET: secret, TURN_LIFETIME: lifetime } = values;
  if (urls.length === 0) return null;
  if (secret === undefined) throw new StartError("TURN_SECRET is required with TURN_URLS");
  if (production && isWeak(secret)) throw new StartError("TURN_SECRET is too weak: use random characters");
  return { urls, secret, lifetime };
}

/** On the internet a room costs the host bandwidth, so that strangers create none unless the host says so. */
function roomsConfig(
  { ROOMS: creators, ROOM_GRACE: seconds }: Environment,
  production: boolean,
): RoomsConfig {
  const professionalsOnly = creators === undefined ? production : creators === "professionals";
  return { professionalsOnly, grace: seconds * 1000 };
}

/** Browsers give a camera only to HTTPS and to the own machine; so does this server with its cookies. */
function isPrivateEnough(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Finds placeholders and repetitions; a random secret of 32 hex digits has about 14 distinct characters. */
function isWeak(secret: string): boolean {
  const placeholder = /change.?me|secret|password|example|default|televisit|12345678|abcdefgh/i;
  return new Set(secret).size < 10 || placeholder.test(secret);
}

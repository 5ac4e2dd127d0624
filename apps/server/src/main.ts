import { pino } from "pino";
import { type Config, loadConfig } from "./config.ts";
import { StartError } from "./startError.ts";
import { type RunningServer, startServer } from "./startServer.ts";

/** Stopping takes no longer than this, whatever hangs. */
const STOP_LIMIT_MS = 5000;

const WITHOUT_RELAY =
  "No TURN server is set (TURN_URLS), so there is no relay: people whose network blocks UDP, and two people " +
  "who are both behind strict firewalls, will not be able to see and hear each other. See deploy/coturn/README.md.";

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config);
  const server = await startServer(config, log);
  stopOnSignal(server);
  const { dashboard, joinLink } = await server.links();
  process.stdout.write(`Dashboard: ${dashboard}\n`);
  if (joinLink) process.stdout.write(`Join link: ${joinLink}\n`);
  log.info({ port: config.port }, "listening");
  if (!config.turn) log.warn(WITHOUT_RELAY);
}

/** Logs go to stderr: stdout carries the two lines that a person copies. */
function createLog(config: Config) {
  const redact = [
    "req.headers",
    "token",
    "cookie",
    "sdp",
    "candidate",
    "name",
    "clientName",
    "email",
    "password",
  ];
  return pino(
    { level: config.logLevel, redact: { paths: redact, censor: "[redacted]" } },
    pino.destination(2),
  );
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = (): void => {
    // Ctrl-C arrives more than once: from the terminal, and handed on by npm and npm start.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: unknown) => {
  const reason = error instanceof StartError ? error.message : `unexpected failure: ${String(error)}`;
  process.stderr.write(`Televisit cannot start: ${reason}\n`);
  process.exit(1);
});

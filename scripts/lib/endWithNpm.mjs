const INTERVAL_MS = 500;

/**
 * Ends this process as SIGTERM would when npm, which started it, is gone: killed hard it hands nothing on,
 * and a server that nobody sees would keep the port.
 */
export function endWithNpm() {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, INTERVAL_MS);
  watch.unref();
}

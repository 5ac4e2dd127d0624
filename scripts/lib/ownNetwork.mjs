/**
 * A command in a network of its own, where that is possible: the cables that the tests plug in and out would tell
 * every other browser on this machine that its network has changed, and theirs would be told by others.
 * Elsewhere the command as it is; tests that need such a network skip themselves and say why.
 * @param {string} command
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function inOwnNetwork(command, args) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return [command, args];
  const script = 'ip link set lo up && exec "$@"';
  return ["unshare", ["--net", "sh", "-c", script, "sh", command, ...args]];
}

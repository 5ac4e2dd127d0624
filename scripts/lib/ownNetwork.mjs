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
  const script = [
    "ip link set lo up",
    // A cable to nowhere: a browser that finds no network at all believes to be offline.
    "ip link add eth0 type veth peer name eth1",
    "ip addr add 10.203.0.1/24 dev eth0",
    "ip link set eth0 up",
    "ip link set eth1 up",
    'exec "$@"',
  ].join(" && ");
  return ["unshare", ["--net", "sh", "-c", script, "sh", command, ...args]];
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * How a person is connected:
 * `open` has a public address · `fullCone` is behind a router that lets everybody in at the port that was used once ·
 * `symmetric` is behind one with another port for each address, which lets in only answers ·
 * `udpBlocked` gets no UDP through · `only443` gets nothing but TCP to port 443 through.
 */
export const networkKinds = ["open", "fullCone", "symmetric", "udpBlocked", "only443"] as const;
export type NetworkKind = (typeof networkKinds)[number];

/** Why no lab can be built here; undefined when one can. */
export function whyNoNetworkLab(): string | undefined {
  if (process.getuid?.() !== 0) return "network namespaces need root";
  for (const [tool, option] of [
    ["ip", "-V"],
    ["nft", "-v"],
    ["openssl", "version"],
  ] as const) {
    try {
      execFileSync(tool, [option], { stdio: "ignore" });
    } catch {
      return `${tool} is not installed (Debian: iproute2 nftables openssl)`;
    }
  }
  return undefined;
}

/** A person's own place in the lab. */
export interface LabNetwork {
  readonly kind: NetworkKind;
  /** What runs a program there, to put before its name. */
  readonly within: readonly string[];
  /** A program that runs another one there: give it to a browser's launcher. */
  wrap(program: string): string;
}

const masquerade = `
  table ip nat {
    chain post { type nat hook postrouting priority srcnat; oifname "wan" masquerade; }
  }`;

/** The rules of each kind's router, for nft. */
const routers = {
  fullCone: `${masquerade}
    table ip nat {
      chain pre { type nat hook prerouting priority dstnat; iifname "wan" meta l4proto udp dnat to 192.168.1.2; }
    }`,
  symmetric: masquerade.replace("masquerade;", "masquerade fully-random;") + firewall("accept"),
  udpBlocked: masquerade + firewall("meta l4proto tcp accept"),
  only443: masquerade + firewall("tcp dport 443 accept"),
} as const;

/** Lets out what the rule accepts, and in what answers that. */
function firewall(out: string): string {
  return `
  table ip filter {
    chain forward {
      type filter hook forward priority filter; policy drop;
      ct state established,related accept
      iifname "lan" ${out}
    }
    chain input { type filter hook input priority filter; policy drop; iifname "lan" accept; }
  }`;
}

/**
 * A small internet of network namespaces: a core that everything is plugged into, the service and a relay with public
 * addresses, and homes behind routers of every kind. All addresses are private ones, inside namespaces of this process;
 * the machine itself gets one cable to the core.
 */
export class NetworkLab {
  /** Where everybody in the lab reaches the service. */
  readonly origin = "http://10.205.0.1:443";
  readonly relayAddress = "10.205.1.2";
  /** All public addresses of the lab. */
  readonly addresses = "10.205.0.0-10.205.255.255";
  readonly relayWithin: readonly string[];
  readonly #prefix = `tvn${process.pid}`;
  readonly #folder = mkdtempSync(join(tmpdir(), "televisit-lab-"));
  readonly #namespaces: string[] = [];
  #links = 0;

  /** @param port where the service listens on this machine; `origin` leads there */
  constructor(port: number) {
    const core = this.#namespace("core");
    const cable = `${this.#prefix}h`;
    const subnet = `10.204.${process.pid % 256}`;
    sh(`
      ip link add ${cable} type veth peer name host netns ${core}
      ip addr add ${subnet}.1/30 dev ${cable}
      ip link set ${cable} up`);
    inside(
      core,
      `
      ip addr add ${subnet}.2/30 dev host; ip link set host up
      ip addr add 10.205.0.1/32 dev lo
      echo 1 > /proc/sys/net/ipv4/ip_forward
      nft -f - <<'RULES'
      table ip nat {
        chain pre { type nat hook prerouting priority dstnat; ip daddr 10.205.0.1 tcp dport 443 dnat to ${subnet}.1:${port}; }
        chain post { type nat hook postrouting priority srcnat; oifname "host" masquerade; }
      }
RULES`,
    );
    this.relayWithin = enter(this.#plugIn("relay"));
  }

  /** Builds one more home, or a machine with a public address. */
  addNetwork(kind: NetworkKind): LabNetwork {
    const name = `${kind}${this.#links}`;
    const host = kind === "open" ? this.#plugIn(name) : this.#home(name, routers[kind]);
    return {
      kind,
      within: enter(host),
      wrap: (program) => {
        const wrapper = join(this.#folder, host);
        writeFileSync(wrapper, `#!/bin/sh\nexec ${enter(host).join(" ")} ${program} "$@"\n`, { mode: 0o755 });
        return wrapper;
      },
    };
  }

  /** Takes everything away again; the cables go with the namespaces. */
  remove(): void {
    for (const namespace of this.#namespaces) sh(`ip netns del ${namespace} || true`);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A namespace with the next public address, on the interface `wan`. */
  #plugIn(name: string): string {
    this.#links += 1;
    const [near, far] = [`10.205.${this.#links}.1`, `10.205.${this.#links}.2`];
    const namespace = this.#namespace(name);
    sh(`ip link add port${this.#links} netns ${this.#prefix}core type veth peer name wan netns ${namespace}`);
    inside(
      `${this.#prefix}core`,
      `ip addr add ${near}/30 dev port${this.#links}; ip link set port${this.#links} up`,
    );
    inside(namespace, `ip addr add ${far}/30 dev wan; ip link set wan up; ip route add default via ${near}`);
    return namespace;
  }

  /** A router with the rules on a public address, and a machine behind it. */
  #home(name: string, rules: string): string {
    const namespace = this.#plugIn(`${name}r`);
    const host = this.#namespace(name);
    sh(`ip link add lan netns ${namespace} type veth peer name eth netns ${host}`);
    inside(
      namespace,
      `
      ip addr add 192.168.1.1/24 dev lan; ip link set lan up
      echo 1 > /proc/sys/net/ipv4/ip_forward
      nft -f - <<'RULES'
      ${rules}
RULES`,
    );
    inside(
      host,
      "ip addr add 192.168.1.2/24 dev eth; ip link set eth up; ip route add default via 192.168.1.1",
    );
    return host;
  }

  #namespace(name: string): string {
    const namespace = this.#prefix + name;
    sh(`ip netns add ${namespace}`);
    this.#namespaces.push(namespace);
    // An address that appears a second later is a change of the network to a browser, and fails what it loads.
    const ipv6 = "/proc/sys/net/ipv6/conf/default/disable_ipv6";
    inside(namespace, `[ ! -e ${ipv6} ] || echo 1 > ${ipv6}; ip link set lo up`);
    return namespace;
  }
}

function enter(namespace: string): string[] {
  return ["ip", "netns", "exec", namespace];
}

function inside(namespace: string, script: string): void {
  execFileSync("ip", ["netns", "exec", namespace, "sh", "-e"], {
    input: script,
    stdio: ["pipe", "ignore", "inherit"],
  });
}

function sh(script: string): void {
  execFileSync("sh", ["-e"], { input: script, stdio: ["pipe", "ignore", "inherit"] });
}

import type { Page } from "@playwright/test";

interface End {
  type: string;
  protocol: string;
  address: string;
  port: number;
}

export interface Reached {
  local: End;
  remote: End;
  /** How many candidates each side has, as the statistics know them. */
  candidates: { local: number; remote: number };
  dtlsState: string;
  iceState: string;
}

/** What the statistics say of the way between the two; null while nothing is connected. Needs `recordPeerConnections`. */
export function readPairInUse(page: Page): Promise<Reached | null> {
  return page.evaluate(async () => {
    const live = window.recordedPeers.find(({ connection }) => connection.connectionState === "connected");
    const report = await live?.connection.getStats();
    const entries = [...(report?.values() ?? [])];
    const transport = entries.find(({ type }) => type === "transport");
    const pair = report?.get(transport?.selectedCandidatePairId);
    if (!pair) return null;
    const end = (id: string) => {
      const { candidateType, protocol, address, port } = report?.get(id) ?? {};
      return { type: candidateType, protocol, address, port };
    };
    const count = (wanted: string) => entries.filter(({ type }) => type === wanted).length;
    return {
      local: end(pair.localCandidateId),
      remote: end(pair.remoteCandidateId),
      candidates: { local: count("local-candidate"), remote: count("remote-candidate") },
      dtlsState: transport.dtlsState,
      iceState: transport.iceState,
    };
  });
}

/** Everything in a page's connections that tells who and where somebody is, or lets one in. */
export function readSecrets(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const { connection } of window.recordedPeers) {
      for (const description of [connection.localDescription, connection.remoteDescription]) {
        const sdp = description?.sdp ?? "";
        const lines = sdp.matchAll(/^a=(?:ice-ufrag|ice-pwd|fingerprint|msid|ssrc):?(.*)$/gm);
        for (const [, value = ""] of lines) found.push(...value.trim().split(" "));
        for (const [, address = ""] of sdp.matchAll(/^(?:a=candidate:(?:\S+ ){4}|c=IN IP[46] )(\S+)/gm))
          found.push(address);
      }
      for (const entry of (await connection.getStats()).values()) {
        if (entry.address) found.push(entry.address);
        if (entry.usernameFragment) found.push(entry.usernameFragment);
        if (entry.fingerprint) found.push(entry.fingerprint, entry.base64Certificate);
      }
    }
    // Words of the format itself, and numbers too short to tell anything.
    const harmless = /^(sha-256|cname:.{0,3}|-|.{0,3}|0\.0\.0\.0)$/;
    return [...new Set(found)].filter((one) => !harmless.test(one));
  });
}

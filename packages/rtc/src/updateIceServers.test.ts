import { afterEach, expect, test } from "vitest";
import { connected, seesMore } from "./testing/flow.ts";
import { Party, wire } from "./testing/Party.ts";
import { updateIceServers } from "./updateIceServers.ts";

const parties: Party[] = [];
afterEach(() => {
  for (const party of parties.splice(0)) party.close();
});

const servers = (n: number) => [{ urls: "turn:127.0.0.1:9", username: `${n}`, credential: `${n}` }];
const usernames = (connection: RTCPeerConnection) =>
  connection.getConfiguration().iceServers?.map(({ username }) => username);

test("a running call goes on untouched with servers for its next restart", async () => {
  const [client, professional] = [new Party("client"), new Party("professional")];
  parties.push(client, professional);
  wire(client, professional);
  await client.media.start({ audio: {}, video: {} });
  professional.open({ polite: false, initiator: false });
  client.open({ polite: true, initiator: true });
  await connected(client, professional);
  const { peerConnection } = client;
  if (!peerConnection) throw new Error("no connection");
  const offers = client.link.descriptions("offer").length;
  updateIceServers(peerConnection, servers(1));
  updateIceServers(peerConnection, servers(2));
  expect(usernames(peerConnection)).toEqual(["2"]);
  await seesMore(professional);
  expect(client.link.descriptions("offer")).toHaveLength(offers);
  expect(peerConnection.connectionState).toBe("connected");
});

test("an offer that waits for its answer is not disturbed, and a closed connection is left alone", async () => {
  const peerConnection = new RTCPeerConnection({ iceServers: servers(1), bundlePolicy: "max-bundle" });
  peerConnection.createDataChannel("");
  await peerConnection.setLocalDescription();
  updateIceServers(peerConnection, servers(2));
  expect(peerConnection.signalingState).toBe("have-local-offer");
  expect(usernames(peerConnection)).toEqual(["2"]);
  expect(peerConnection.getConfiguration().bundlePolicy).toBe("max-bundle");
  peerConnection.close();
  expect(() => updateIceServers(peerConnection, servers(3))).not.toThrow();
});

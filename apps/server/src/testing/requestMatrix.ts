import { randomUUID } from "node:crypto";
import type { ErrorCode } from "@televisit/protocol/errors";
import { type Ack, type RequestName, requests } from "@televisit/protocol/events";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Store } from "../store/store.ts";
import { Browser, signedIn } from "./browser.ts";
import { Page } from "./page.ts";
import { RoomScene } from "./roomScene.ts";
import type { TestServer } from "./startTestServer.ts";
import { VisitScene } from "./visitScene.ts";

/** A service of one process or several. */
export interface ServiceUnderTest {
  /** Where clients and occupants connect. */
  readonly clients: Pick<TestServer, "url">;
  /** Where professionals do, and guests. */
  readonly hosts: Pick<TestServer, "url" | "professionals">;
  readonly store: Pick<Store, "visits">;
  stop(): Promise<void>;
}

/** `ok` where the speaker only uses a right of their own; everything else is the code of the refusal. */
type Outcome = ErrorCode | "ok";

interface Ids {
  readonly visitId: string;
  /** The other participant, as the speaker sees it. */
  readonly peerId: string;
  /** A room with somebody in it, and that somebody. */
  readonly room: RoomScene;
  readonly occupantId: string;
}

interface Row {
  /** A payload that would work if the speaker might send it. */
  readonly payload: (ids: Ids) => Record<string, unknown>;
  readonly from: {
    readonly "an occupant of a room": Outcome;
    readonly "another visit's client": Outcome;
    readonly "another professional": Outcome;
    readonly "the client before joining": Outcome;
    readonly "the client before admit": Outcome;
    readonly "the professional before admit": Outcome;
    readonly "the professional after the end": Outcome;
    readonly "a waiting guest": Outcome;
  };
  /** Payloads, besides those that fit no request, that this one must not take. */
  readonly malformed: (ids: Ids) => unknown[];
}

const never: Row["from"] = {
  "an occupant of a room": "forbidden",
  "another visit's client": "forbidden",
  "another professional": "not_found",
  "the client before joining": "forbidden",
  "the client before admit": "forbidden",
  "the professional before admit": "visit_not_admitted",
  "the professional after the end": "visit_ended",
  "a waiting guest": "forbidden",
};
/** What passes within a visit, or within a room. */
const inVisit: Row["from"] = {
  ...never,
  "an occupant of a room": "not_found",
  "another visit's client": "not_found",
};
const visitOnly: Pick<Row, "payload" | "malformed"> = {
  payload: ({ visitId }) => ({ visitId }),
  malformed: () => [],
};
const description = { type: "offer", sdp: "v=0 secret" };
const candidate = { candidate: "candidate:secret", sdpMid: "0", sdpMLineIndex: 0, usernameFragment: null };
const network = {
  verdict: "relayed",
  rttMs: 41,
  kbps: 3000,
  transports: { direct: "blocked", udp: "reached", tcp: "reached", tls: "untested" },
};
/** What only a client may send; everything else is tried as the professional. */
const isClients = (name: RequestName) => name.startsWith("signal:") || name === "visit:network";
/** What only somebody in a room may send: everybody of a visit is refused alike. */
const isOccupants = (name: RequestName) => name.startsWith("room:");
const outsideRooms: Row["from"] = {
  ...never,
  "an occupant of a room": "ok",
  "another professional": "forbidden",
  "the professional before admit": "forbidden",
  "the professional after the end": "forbidden",
};
const negotiationId = randomUUID();
const signal = ({ visitId, peerId }: Ids) => ({ visitId, to: peerId, negotiationId });

/** Every request × everybody who may not send it. A request without a row does not compile. */
const rows: Record<RequestName, Row> = {
  "dashboard:watch": {
    payload: () => ({}),
    from: {
      ...never,
      "another professional": "ok",
      "the professional before admit": "ok",
      "the professional after the end": "ok",
    },
    malformed: () => [],
  },
  "visit:join": {
    payload: ({ visitId }) => ({ visitId, claim: true }),
    from: {
      ...never,
      "another visit's client": "not_found",
      "the client before joining": "ok",
      "the client before admit": "ok",
      "the professional before admit": "ok",
      "a waiting guest": "ok",
    },
    malformed: ({ visitId }) => [{ visitId }, { visitId, claim: "yes" }, { visitId, claim: 1 }],
  },
  "visit:admit": {
    ...visitOnly,
    from: { ...never, "the professional before admit": "ok" },
    malformed: ({ visitId }) => [
      { visitId, offer: "v=0" },
      { visitId, offer: { negotiationId, description } },
      { visitId, offer: { negotiationId, description, candidates: Array(65).fill(null) } },
      { visitId, offer: { negotiationId, description: { type: "offer", sdp: "" }, candidates: [] } },
    ],
  },
  "visit:admit-guest": {
    payload: ({ visitId, peerId }) => ({ visitId, participantId: peerId }),
    from: { ...never, "the professional before admit": "not_found" },
    malformed: ({ visitId }) => [{ visitId }, { visitId, participantId: "somebody" }],
  },
  "visit:send-back": { ...visitOnly, from: never },
  "visit:leave": {
    ...visitOnly,
    from: {
      ...never,
      "another visit's client": "not_found",
      "the client before admit": "ok",
      "the professional before admit": "ok",
      "a waiting guest": "ok",
    },
  },
  "visit:end": { ...visitOnly, from: { ...never, "the professional before admit": "ok" } },
  "visit:network": {
    payload: ({ visitId }) => ({ visitId, network }),
    from: {
      ...never,
      "another visit's client": "not_found",
      "another professional": "forbidden",
      "the client before admit": "ok",
      "the professional before admit": "forbidden",
      "the professional after the end": "forbidden",
      "a waiting guest": "ok",
    },
    malformed: ({ visitId }) => [
      { visitId },
      { visitId, network: "good" },
      { visitId, network: { ...network, verdict: "excellent" } },
      { visitId, network: { ...network, rttMs: -1 } },
      { visitId, network: { ...network, kbps: 1e9 } },
      { visitId, network: { ...network, transports: { udp: "reached" } } },
    ],
  },
  "room:join": {
    payload: ({ room }) => room.join("Kim Novak"),
    from: outsideRooms,
    malformed: ({ room }) => [
      { ...room.join("Kim"), yourName: "" },
      { ...room.join("Kim"), yourName: "a\nb" },
      { ...room.join("Kim"), name: "" },
      { ...room.join("Kim"), name: "x".repeat(1001) },
      { ...room.join("Kim"), roomId: "x" },
      { name: room.name, yourName: "Kim" },
    ],
  },
  "room:leave": {
    payload: ({ room }) => ({ roomId: room.roomId }),
    from: { ...outsideRooms, "an occupant of a room": "not_found" },
    malformed: () => [{ roomId: "x" }, { roomId: null }],
  },
  "signal:description": {
    payload: (ids) => ({ ...signal(ids), description }),
    from: { ...inVisit, "the client before admit": "ok", "a waiting guest": "visit_not_admitted" },
    malformed: (ids) => [
      { ...signal(ids), description: "v=0" },
      { ...signal(ids), description: { type: "rollback", sdp: "" } },
      { ...signal(ids), description: { type: "offer", sdp: "" } },
      { ...signal(ids), description: { type: "offer", sdp: "x".repeat(64 * 1024 + 1) } },
      { ...signal(ids), to: "everybody", description },
      { ...signal(ids), negotiationId: 7, description },
    ],
  },
  "signal:candidate": {
    payload: (ids) => ({ ...signal(ids), candidate }),
    from: {
      ...inVisit,
      "the client before admit": "signal_unexpected",
      "a waiting guest": "visit_not_admitted",
    },
    malformed: (ids) => [
      { ...signal(ids) },
      { ...signal(ids), candidate: "candidate:1" },
      { ...signal(ids), candidate: { ...candidate, candidate: "x".repeat(1025) } },
      { ...signal(ids), candidate: { ...candidate, sdpMLineIndex: -1 } },
      { ...signal(ids), candidate: { ...candidate, sdpMid: 5 } },
    ],
  },
};

type Host = Awaited<ReturnType<typeof signedIn>>;

const outcomeOf = (reply: Ack<unknown>): Outcome => (reply.ok ? "ok" : reply.code);

/** Every request of the protocol, sent by everybody who may not, malformed and oversized, to a whole service. */
export function describeRequests(start: () => Promise<ServiceUnderTest>): void {
  let service: ServiceUnderTest;
  let room: RoomScene;
  /** Accounts take time to make: the visits of one request share them. */
  let hosts: Record<"own" | "other", Host>;
  const open = (host: Host) =>
    VisitScene.open({ ...service.clients, professionals: service.hosts.professionals }, host);
  beforeAll(async () => {
    service = await start();
    room = await RoomScene.open(service.clients, 4);
    await room.joined("Robin", room.creator);
  }, 120_000);
  afterAll(() => {
    room?.close();
    return service?.stop();
  });

  /** A waiting visit whose professional has joined, and what it looks like. */
  const subject = async () => {
    const scene = await open(hosts.own);
    const client = await scene.joinedClient();
    const professional = scene.professionalPage();
    const snapshot = await professional.do("visit:join", { visitId: scene.visitId, claim: true });
    const { visitId } = scene;
    const occupantId = room.creator.participantId;
    const ids: Ids = { visitId, peerId: snapshot.you.participantId, room, occupantId };
    return { scene, client, professional, ids };
  };
  type Subject = Awaited<ReturnType<typeof subject>>;

  const speakers: Record<keyof Row["from"], (subject: Subject) => Promise<Page>> = {
    "an occupant of a room": ({ ids }) => ids.room.page(),
    "another visit's client": async () => (await open(hosts.other)).joinedClient(),
    "another professional": async () => (await open(hosts.other)).professionalPage(),
    "the client before joining": async ({ scene }) => scene.clientPage(),
    "the client before admit": async ({ client }) => client,
    "the professional before admit": async ({ professional }) => professional,
    "the professional after the end": async ({ scene, professional }) => {
      await professional.do("visit:end", { visitId: scene.visitId });
      await professional.until("visit:changed", ({ state }) => state === "ended");
      return professional;
    },
    "a waiting guest": async ({ scene }) => scene.joinedGuest(),
  };

  test("every request of the protocol has a row", () => {
    expect(Object.keys(rows).toSorted()).toEqual(Object.keys(requests).toSorted());
  });

  describe.each(Object.keys(rows) as RequestName[])("%s", (name) => {
    const row = rows[name];
    beforeAll(async () => {
      hosts = { own: await signedIn(service.hosts), other: await signedIn(service.hosts) };
    });

    test.each(["client", "professional", "occupant"])("cannot be sent by an anonymous %s", async (as) => {
      const { scene, ids } = await subject();
      const { visitId, occupantId: participantId } = ids;
      const handshake = {
        as,
        ...(as === "client" && { visitId }),
        ...(as === "occupant" && { participantId }),
      };
      const stranger = new Page(new Browser(service.clients.url), handshake);
      onTestFinished(() => stranger.close());
      expect(await stranger.connected()).toMatchObject({ code: "unauthenticated" });
      stranger.socket.emit(name as "visit:leave", row.payload(ids) as never, () =>
        expect.fail("it was answered"),
      );
      expect((await service.store.visits.find(scene.visitId))?.visit.state).toBe("waiting");
    });

    test.each(Object.entries(row.from) as [keyof Row["from"], Outcome][])(
      "from %s is answered %s",
      async (who, expected) => {
        const { scene, client, professional, ids } = await subject();
        const speaker = await speakers[who]({ scene, client, professional, ids });
        const peerId = who.startsWith("the professional") ? scene.client.participantId : ids.peerId;
        const before = await service.store.visits.find(scene.visitId);
        expect(outcomeOf(await speaker.ask(name, row.payload({ ...ids, peerId })))).toBe(expected);
        if (expected !== "ok") expect(await service.store.visits.find(scene.visitId)).toEqual(before);
        for (const page of [client, professional]) {
          expect(page.received.filter((one) => one.name.startsWith("signal:"))).toEqual([]);
        }
        // Whatever a stranger is answered or told later, the visit is not in it.
        const isStranger = who.startsWith("another") || who.startsWith("an ");
        if (isStranger) expect(JSON.stringify(speaker.received)).not.toContain(ids.visitId);
      },
    );

    test("malformed is answered with invalid_input and changes nothing", async () => {
      const { scene, professional, client, ids } = await subject();
      const visitor = isClients(name) ? client : professional;
      const speaker = isOccupants(name) ? await ids.room.page() : visitor;
      const fitsNoRequest = [undefined, null, 42, true, "text", [], [ids]];
      const wrongVisit =
        name === "dashboard:watch" ? [] : [{}, { visitId: 1 }, { visitId: "x" }, { visitId: { $ne: null } }];
      const before = await service.store.visits.find(scene.visitId);
      for (const payload of [...fitsNoRequest, ...wrongVisit, ...row.malformed(ids)]) {
        expect(await speaker.ask(name, payload), JSON.stringify(payload)?.slice(0, 80)).toMatchObject({
          ok: false,
          code: "invalid_input",
        });
      }
      expect(await service.store.visits.find(scene.visitId)).toEqual(before);
    });

    test("without a function to acknowledge, or without anything, is survived", async () => {
      const { professional, scene } = await subject();
      for (const args of [[], [{}], [{}, 7], [{}, {}, {}]])
        (professional.socket.emit as (...all: unknown[]) => void)(name, ...args);
      expect(await professional.do("dashboard:watch", {})).toMatchObject({ serverTime: expect.any(String) });
      expect((await service.store.visits.find(scene.visitId))?.visit.state).toBe("waiting");
    });

    test("oversized closes that socket and changes nothing", async () => {
      const { scene, professional, client, ids } = await subject();
      const speaker = scene.professionalPage();
      await speaker.connected();
      const before = await service.store.visits.find(scene.visitId);
      speaker.socket.emit(
        name as "visit:leave",
        { ...row.payload(ids), padding: "x".repeat(200_000) } as never,
        () => undefined,
      );
      await speaker.closed;
      expect(await service.store.visits.find(scene.visitId)).toEqual(before);
      expect([client.socket.connected, professional.socket.connected]).toEqual([true, true]);
    });
  });

  test("a request that the protocol does not know is answered with invalid_input", async () => {
    const { professional } = await subject();
    for (const name of ["visit:destroy", "toString", "__proto__", "constructor", "visit:changed"]) {
      expect(await professional.ask(name, {})).toMatchObject({ ok: false, code: "invalid_input" });
    }
  });
}

import { expect, test } from "vitest";
import { safeParse } from "zod/mini";
import type { $ZodType } from "zod/v4/core";
import {
  AckFailure,
  Handshake,
  type NotificationName,
  type NotificationPayload,
  notifications,
  type RequestData,
  type RequestName,
  type RequestPayload,
  requests,
} from "./events.ts";
import type { NetworkResult } from "./network.ts";
import type { RoomSnapshot } from "./room.ts";
import type { Description } from "./signal.ts";
import type { DashboardSnapshot, VisitSnapshot } from "./visit.ts";

const id = "0198c0de-0000-7000-8000-000000000001";
const now = "2026-03-01T09:30:00.000Z";
const visit: VisitSnapshot = {
  visitId: id,
  state: "waiting",
  startsAt: now,
  durationMinutes: 30,
  you: { participantId: id, role: "client", name: "Sam Carter", relation: null },
  peers: [
    {
      participantId: id,
      role: "professional",
      name: "Robin Ellis",
      relation: null,
      presence: null,
      tabId: null,
    },
  ],
  place: 1,
  professionalOnline: true,
  sentBack: false,
  admittedAt: null,
  endReason: null,
  waitingGuests: [{ participantId: id, name: "Ana Sol", relation: "interpreter", online: true }],
  serverTime: now,
};
const network: NetworkResult = {
  verdict: "good",
  rttMs: 20,
  kbps: 4000,
  transports: { direct: "reached", udp: "reached", tcp: "reached", tls: "untested" },
};
const dashboard: DashboardSnapshot = {
  waiting: [
    {
      visitId: id,
      appointmentId: id,
      clientParticipantId: id,
      clientName: "Sam",
      startsAt: now,
      waitingSince: now,
      online: true,
      sentBack: false,
      network,
    },
  ],
  running: [
    { visitId: id, appointmentId: id, clientName: "Kim", admittedAt: now, online: false, waitingGuests: [] },
  ],
  serverTime: now,
};
const occupant = {
  participantId: id,
  role: "guest",
  name: "Kim Novak",
  relation: null,
  creator: true,
  arrival: 2,
} as const;
const room: RoomSnapshot = {
  roomId: id,
  name: "Team Blue",
  seats: 2,
  you: occupant,
  peers: [{ ...occupant, creator: false, arrival: 1, presence: "present", tabId: id }],
  admittedAt: now,
  serverTime: now,
};
const offer: Description = { type: "offer", sdp: "v=0" };
const prepared = { negotiationId: id, description: offer, candidates: [null] };
const queued = { from: id, fromTab: id, negotiationId: id, description: offer, candidates: [null] };
const addressed = { visitId: id, to: id, negotiationId: id };
const stamped = { visitId: id, from: id, fromTab: id, negotiationId: id };
const ref = { visitId: id };

/** A good example of each request; the compiler asks for a row when a request is added. */
const goodRequests: { [N in RequestName]: { payload: RequestPayload<N>; data: RequestData<N> } } = {
  "dashboard:watch": { payload: {}, data: dashboard },
  "visit:join": { payload: { ...ref, claim: true }, data: visit },
  "visit:admit": { payload: ref, data: { visit, offer: queued } },
  "visit:admit-guest": { payload: { ...ref, participantId: id }, data: visit },
  "visit:send-back": { payload: ref, data: visit },
  "visit:leave": { payload: ref, data: {} },
  "visit:end": { payload: ref, data: {} },
  "visit:network": { payload: { ...ref, network }, data: {} },
  "room:join": { payload: { name: "Team Blue", yourName: "Kim Novak", roomId: id }, data: room },
  "room:leave": { payload: { roomId: id }, data: {} },
  "signal:description": { payload: { ...addressed, description: offer }, data: {} },
  "signal:candidate": { payload: { ...addressed, candidate: null }, data: {} },
};

const goodNotifications: { [N in NotificationName]: NotificationPayload<N> } = {
  "dashboard:changed": dashboard,
  "appointments:changed": {},
  "visit:changed": visit,
  "visit:superseded": ref,
  "room:changed": room,
  "room:closed": { roomId: id, because: "destroyed" },
  "room:superseded": { roomId: id },
  "signal:description": { ...stamped, description: offer },
  "signal:candidate": { ...stamped, candidate: null },
  "server:stopping": {},
};

interface Row {
  what: string;
  schema: $ZodType;
  good: object;
}
const rows: Row[] = [
  ...Object.entries(requests).flatMap(([name, { payload, data }]) => [
    { what: `${name} request`, schema: payload, good: goodRequests[name as RequestName].payload },
    { what: `${name} reply`, schema: data, good: goodRequests[name as RequestName].data },
  ]),
  ...Object.entries(notifications).map(([name, schema]) => ({
    what: `${name} notification`,
    schema,
    good: goodNotifications[name as NotificationName],
  })),
];
const withKeys = rows.flatMap((row) => Object.keys(row.good).map((key) => ({ ...row, key })));

test.each(rows)("a good $what passes unchanged", ({ schema, good }) => {
  expect(safeParse(schema, good)).toEqual({ success: true, data: good });
});

test.each(rows)("a $what that is no object is refused", ({ schema }) => {
  for (const value of [null, undefined, "text", 1, [], true])
    expect(safeParse(schema, value).success).toBe(false);
});

test.each(withKeys)("a $what without $key is refused", ({ schema, good, key }) => {
  expect(safeParse(schema, { ...good, [key]: undefined }).success).toBe(false);
});

test.each(withKeys)("a $what with nonsense as $key is refused", ({ schema, good, key }) => {
  for (const value of [1e9 + 0.5, "\u0000", ["x"]]) {
    expect(safeParse(schema, { ...good, [key]: value }).success).toBe(false);
  }
});

test.each(rows)("what nobody knows in a $what does not survive parsing", ({ schema, good }) => {
  expect(safeParse(schema, { ...good, role: "professional" })).toEqual({ success: true, data: good });
});

test("an admit may bring an offer that was made ahead, a whole one or none", () => {
  const { payload } = requests["visit:admit"];
  expect(safeParse(payload, { ...ref, offer: prepared }).data).toEqual({ ...ref, offer: prepared });
  expect(safeParse(payload, { ...ref, offer: { ...prepared, description: null } }).success).toBe(false);
  expect(safeParse(payload, { ...ref, offer: null }).success).toBe(false);
});

test("a waiting client may have no offer queued yet", () => {
  expect(safeParse(requests["visit:admit"].data, { visit, offer: null }).success).toBe(true);
});

test("whoever comes into a room does not know its id yet", () => {
  const first = { name: "Team Blue", yourName: "Kim Novak", roomId: null };
  expect(safeParse(requests["room:join"].payload, first).data).toEqual(first);
});

test("a handshake says as whom a page speaks, and a client says for which visit", () => {
  expect(Handshake.safeParse({ as: "occupant", tabId: id, participantId: id }).success).toBe(true);
  expect(Handshake.safeParse({ as: "occupant", tabId: id }).success).toBe(false);
  expect(Handshake.safeParse({ as: "professional", tabId: id }).success).toBe(true);
  expect(Handshake.safeParse({ as: "client", tabId: id, visitId: id }).success).toBe(true);
  for (const wrong of [{ as: "client", tabId: id }, { as: "guest", tabId: id }, { as: "professional" }, {}]) {
    expect(Handshake.safeParse(wrong).success).toBe(false);
  }
});

test("a refused request names a known code", () => {
  expect(AckFailure.safeParse({ ok: false, code: "forbidden", message: "no" }).success).toBe(true);
  expect(AckFailure.safeParse({ ok: true, code: "forbidden", message: "no" }).success).toBe(false);
  expect(AckFailure.safeParse({ ok: false, code: "teapot", message: "no" }).success).toBe(false);
});

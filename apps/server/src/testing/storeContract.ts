import { MAX_QUEUED_CANDIDATES } from "@televisit/protocol/signal";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Guest } from "../domain/guest.ts";
import { nextVisit, type Visit } from "../domain/visit.ts";
import { placeOf } from "../domain/waitingRoom.ts";
import { firstBrokenEntry } from "../store/auditChain.ts";
import type { NewAppointment, Store, VisitRecord } from "../store/store.ts";
import { describeRooms } from "./roomContract.ts";

/** A store on an empty database, and a way to let a second process open the same one. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store and opens its database again. */
  reopen(): Promise<Store>;
  /** Another connection to the same database. */
  second(): Promise<Store>;
  dispose(): Promise<void>;
}

const START = "2026-03-01T10:00:00.000Z";
const at = "2026-03-01T09:55:00.000Z";
const fact = (action: string, visitId: string | null = null) => ({ at, actor: "test", action, visitId });

/** What every database must do. Runs as tests against the stores that `create` makes. */
export function describeStore(database: string, create: () => Promise<StoreUnderTest>): void {
  describe(`the store on ${database}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await create();
      store = under.store;
    });
    afterEach(() => under.dispose());

    const book = async (change: Partial<NewAppointment> = {}): Promise<VisitRecord> => {
      const appointment: NewAppointment = {
        id: uuidv7(),
        visitId: uuidv7(),
        professionalId: "professional",
        clientName: "Sam Carter",
        startsAt: START,
        durationMinutes: 30,
        linkId: uuidv4(),
        linkIssuedAt: at,
        client: { id: uuidv4() },
        professional: { id: uuidv4(), name: "Robin Ellis" },
        ...change,
      };
      await store.appointments.create(appointment, fact("link-issue", appointment.visitId));
      return read(appointment.visitId);
    };
    const read = async (visitId: string): Promise<VisitRecord> => {
      const record = await store.visits.find(visitId);
      if (!record) throw new Error("the visit is gone");
      return record;
    };
    const change = (record: VisitRecord, next: Visit) =>
      store.visits.change({
        visitId: record.id,
        version: record.version,
        next,
        fact: fact("change", record.id),
      });
    const bookWaiting = async (details: Partial<NewAppointment> = {}): Promise<VisitRecord> => {
      const record = await book(details);
      await change(record, nextVisit(record.visit, { type: "check-in", at }));
      return read(record.id);
    };
    const clientOf = (record: VisitRecord) => record.participants.find((person) => person.role === "client")!;
    const offerOf = (record: VisitRecord, negotiationId = uuidv4()) => ({
      visitId: record.id,
      from: clientOf(record).id,
      fromTab: uuidv4(),
      negotiationId,
      description: { type: "offer", sdp: `v=0 ${negotiationId}` } as const,
    });
    const candidate = (n: number) => ({
      candidate: `candidate:${n}`,
      sdpMid: "0",
      sdpMLineIndex: 0,
      usernameFragment: null,
    });

    describe("appointments", () => {
      test("counts visits by state", async () => {
        expect(await store.visits.countByState()).toEqual(new Map());
        const [first] = [await book(), await book()];
        await change(first, nextVisit(first.visit, { type: "check-in", at }));
        expect(await store.visits.countByState()).toEqual(
          new Map([
            ["expected", 1],
            ["waiting", 1],
          ]),
        );
      });

      test("come with a visit that is expected and both participants", async () => {
        const record = await book();
        expect(record.visit).toEqual({ state: "expected" });
        expect(record.appointment).toMatchObject({
          status: "scheduled",
          clientName: "Sam Carter",
          startsAt: START,
        });
        expect(
          record.participants.map(({ role, name, tabId, left }) => ({ role, name, tabId, left })),
        ).toEqual([
          { role: "client", name: "Sam Carter", tabId: null, left: false },
          { role: "professional", name: "Robin Ellis", tabId: null, left: false },
        ]);
        expect(await store.appointments.find(record.appointment.id)).toEqual(record);
      });

      test("are listed by start, from the beginning of the range and before its end", async () => {
        const hour = (n: number) => new Date(Date.parse(START) + n * 3_600_000).toISOString();
        for (const n of [2, 0, 1, 3]) await book({ startsAt: hour(n) });
        await book({ professionalId: "somebody else" });
        const listed = await store.appointments.list("professional", hour(0), hour(3));
        expect(listed.map((appointment) => appointment.startsAt)).toEqual([hour(0), hour(1), hour(2)]);
      });

      test("carry a new name to the participant", async () => {
        const { id, appointment } = await book();
        await store.appointments.rename(appointment.id, "Sam O'Carter 🙂");
        const record = await read(id);
        expect([record.appointment.clientName, clientOf(record).name]).toEqual([
          "Sam O'Carter 🙂",
          "Sam O'Carter 🙂",
        ]);
      });

      test("that are rescheduled get a new link and an expected visit, and lose the queued offer", async () => {
        const before = await bookWaiting();
        await store.offers.keep(offerOf(before));
        await store.participants.claim({
          visitId: before.id,
          participantId: clientOf(before).id,
          tabId: uuidv4(),
        });
        const { appointment, version } = before;
        const linkId = uuidv4();
        const moved = {
          appointmentId: appointment.id,
          version,
          startsAt: at,
          durationMinutes: 45,
          linkId,
          linkIssuedAt: at,
        };
        expect(await store.appointments.reschedule({ ...moved, fact: fact("reschedule", before.id) })).toBe(
          true,
        );
        const after = await read(before.id);
        expect(after.visit).toEqual({ state: "expected" });
        expect(after.appointment).toMatchObject({ startsAt: at, durationMinutes: 45, linkId });
        expect(clientOf(after).tabId).toBeNull();
        await change(after, { state: "waiting", waitingSince: at, sentBack: false });
        const released = await change(await read(before.id), {
          state: "admitted",
          waitingSince: at,
          admittedAt: at,
        });
        expect(released).toEqual({ applied: true, released: null });
      });

      test("are not rescheduled by whoever has seen an older version", async () => {
        const { appointment, version } = await bookWaiting();
        const stale = {
          appointmentId: appointment.id,
          version: version - 1,
          startsAt: at,
          durationMinutes: 45,
        };
        const link = { linkId: uuidv4(), linkIssuedAt: at, fact: fact("reschedule") };
        expect(await store.appointments.reschedule({ ...stale, ...link })).toBe(false);
        expect((await store.appointments.find(appointment.id))?.appointment.startsAt).toBe(START);
      });

      test("and visits that do not exist are not found", async () => {
        expect(await store.appointments.find(uuidv4())).toBeNull();
        expect(await store.visits.find(uuidv4())).toBeNull();
      });
    });

    describe("visits", () => {
      test.each<Visit>([
        { state: "expected" },
        { state: "waiting", waitingSince: at, sentBack: false },
        { state: "waiting", waitingSince: at, sentBack: true },
        { state: "admitted", waitingSince: at, admittedAt: START },
        { state: "ended", endedAt: START, reason: "ended" },
        { state: "ended", endedAt: START, reason: "cancelled" },
      ])("keep %o as it is", async (visit) => {
        const record = await book();
        expect(await change(record, visit)).toMatchObject({ applied: true });
        expect((await read(record.id)).visit).toEqual(visit);
      });

      test("that end close their appointment by the reason", async () => {
        const [ended, cancelled] = [await book(), await book()];
        await change(ended, { state: "ended", endedAt: at, reason: "ended" });
        await change(cancelled, { state: "ended", endedAt: at, reason: "cancelled" });
        expect((await read(ended.id)).appointment.status).toBe("ended");
        expect((await read(cancelled.id)).appointment.status).toBe("cancelled");
      });

      test("of several changes decided on the same version exactly one applies, whichever connection it came by", async () => {
        const record = await bookWaiting();
        const other = await under.second();
        const admit = {
          visitId: record.id,
          version: record.version,
          next: nextVisit(record.visit, { type: "admit", at }),
          fact: fact("admit", record.id),
        };
        await store.offers.keep(offerOf(record));
        const together = await Promise.all([store.visits.change(admit), store.visits.change(admit)]);
        const results = [...together, await other.visits.change(admit)];
        expect(results.filter((result) => result.applied)).toHaveLength(1);
        expect(results.filter((result) => result.released)).toHaveLength(1);
        expect((await store.audit.entries()).filter((entry) => entry.action === "admit")).toHaveLength(1);
      });

      test("a change can name the page that speaks from then on", async () => {
        const record = await bookWaiting();
        const person = record.participants.find(({ role }) => role === "professional")!;
        await store.participants.leave({ visitId: record.id, participantId: person.id, at });
        const claim = { participantId: person.id, tabId: uuidv4() };
        const next = nextVisit(record.visit, { type: "admit", at });
        await store.visits.change({
          visitId: record.id,
          version: record.version,
          next,
          fact: fact("admit"),
          claim,
        });
        expect((await read(record.id)).participants).toContainEqual({
          ...person,
          tabId: claim.tabId,
          left: false,
        });
      });

      test("that wait or run are the professional's open ones", async () => {
        await book();
        const waiting = await bookWaiting();
        const running = await bookWaiting();
        await change(running, nextVisit(running.visit, { type: "admit", at }));
        const over = await bookWaiting();
        await change(over, { state: "ended", endedAt: at, reason: "ended" });
        await bookWaiting({ professionalId: "somebody else" });
        const open = await store.visits.open("professional");
        expect(open.map(({ id }) => id).toSorted()).toEqual([waiting.id, running.id].toSorted());
        expect(open.every(({ participants }) => participants.length === 2)).toBe(true);
      });

      test("that wait have the place that the order of the waiting room gives them", async () => {
        const times = ["09:00", "09:55", "10:00", "10:20", "10:20"].map(
          (time) => `2026-03-01T${time}:00.000Z`,
        );
        const booked: VisitRecord[] = [];
        for (const startsAt of times) {
          for (const waitingSince of times) {
            const record = await book({ startsAt });
            await change(record, { state: "waiting", waitingSince, sentBack: false });
            booked.push(await read(record.id));
          }
        }
        await bookWaiting({ professionalId: "somebody else" });
        const [admitted, expected] = [await bookWaiting(), await book()];
        await change(admitted, nextVisit(admitted.visit, { type: "admit", at }));
        const waiting = booked.flatMap(({ id, visit, appointment: { startsAt } }) =>
          visit.state === "waiting" ? [{ visitId: id, startsAt, waitingSince: visit.waitingSince }] : [],
        );
        for (const { visitId } of waiting) {
          expect(await store.visits.place(visitId)).toBe(placeOf(visitId, waiting));
        }
        expect(await store.visits.place(admitted.id)).toBeNull();
        expect(await store.visits.place(expected.id)).toBeNull();
      });

      test("survive closing and opening the database", async () => {
        const record = await bookWaiting();
        store = await under.reopen();
        expect(await read(record.id)).toEqual(record);
      });

      test("are read alike by every connection after each kind of change, whichever it came by", async () => {
        const other = await under.second();
        const { id: visitId, participants, appointment } = await book();
        const [client] = participants;
        const page = { visitId, participantId: client!.id };
        const guest: Guest = {
          relation: "relative",
          linkId: uuidv4(),
          linkIssuedAt: at,
          waitingSince: null,
          admittedTo: null,
        };
        let guestId = "";
        const to = (next: Visit) => async (by: Store) => {
          const { version } = await read(visitId);
          const claim = { participantId: page.participantId, tabId: uuidv4() };
          await by.visits.change({ visitId, version, next, fact: fact(next.state, visitId), claim });
          // Of those that come too late nothing is remembered either.
          await by.visits.change({
            visitId,
            version,
            next: { state: "expected" },
            fact: fact("late", visitId),
          });
        };
        const admitted: Visit = { state: "admitted", waitingSince: at, admittedAt: at };
        const steps: ((by: Store) => Promise<unknown>)[] = [
          to({ state: "waiting", waitingSince: at, sentBack: false }),
          (by) => by.participants.claim({ ...page, tabId: uuidv4() }),
          (by) => by.participants.leave({ ...page, at }),
          to(admitted),
          async (by) => {
            const { version } = await read(visitId);
            guestId = uuidv7();
            await by.guests.invite({
              id: guestId,
              visitId,
              version,
              name: "Ana",
              guest,
              fact: fact("invite"),
            });
          },
          async (by) => {
            const { version } = await read(visitId);
            const next = { ...guest, waitingSince: at };
            await by.guests.change({ visitId, version, participantId: guestId, next, fact: fact("wait") });
          },
          to({ state: "waiting", waitingSince: at, sentBack: true }),
          (by) => by.appointments.rename(appointment.id, uuidv4()),
          async (by) => {
            const { version } = await read(visitId);
            const { id: appointmentId, startsAt, durationMinutes } = appointment;
            const link = { linkId: uuidv4(), linkIssuedAt: at };
            const moved = { appointmentId, version, startsAt, durationMinutes, ...link, fact: fact("move") };
            await by.appointments.reschedule(moved);
          },
          to({ state: "waiting", waitingSince: at, sentBack: false }),
          to(admitted),
        ];
        const ended: Visit = { state: "ended", endedAt: at, reason: "ended" };
        const seen = new Set<string>();
        const twice = steps.flatMap((step) => [() => step(store), () => step(other)]);
        for (const step of [...twice, () => to(ended)(store)]) {
          await step();
          await new Promise(setImmediate); // whoever writes elsewhere is heard of in a later turn of the event loop
          // Each looks twice: what it has read, and what it remembers.
          const found = [store, other, store, other].map(async (one) => ({
            record: await one.visits.find(visitId),
            open: await one.visits.open("professional"),
          }));
          const [first, ...others] = await Promise.all(found);
          for (const view of others) expect(view).toEqual(first);
          const { record, open } = first!;
          const isOpen = record?.visit.state === "waiting" || record?.visit.state === "admitted";
          expect(open).toEqual(isOpen ? [record] : []);
          seen.add(JSON.stringify(record));
        }
        expect(seen.size).toBe(twice.length); // each has changed something; leaving twice is leaving once
      });
    });

    describeRooms(
      () => under,
      () => store,
    );

    describe("participants", () => {
      test("who leave are marked until a page claims again", async () => {
        const record = await book();
        const client = { visitId: record.id, participantId: clientOf(record).id };
        const tabId = uuidv4();
        await store.participants.claim({ ...client, tabId });
        await store.participants.leave({ ...client, at });
        expect(clientOf(await read(record.id))).toMatchObject({ tabId, left: true });
        await store.participants.claim({ ...client, tabId });
        expect(clientOf(await read(record.id))).toMatchObject({ tabId, left: false });
      });
    });

    describe("a code that moves a participant to another device", () => {
      const codeOf = (record: VisitRecord, handoverId = uuidv4()) => ({
        participantId: clientOf(record).id,
        handoverId,
        fact: fact("handover", record.id),
      });

      test("can be used once, whichever connection it came by", async () => {
        const code = codeOf(await bookWaiting());
        await store.participants.offerHandover(code);
        const other = await under.second();
        const together = await Promise.all([
          store.participants.takeHandover(code),
          store.participants.takeHandover(code),
        ]);
        const uses = [...together, await other.participants.takeHandover(code)];
        expect(uses.filter(Boolean)).toHaveLength(1);
        const written = (await store.audit.entries()).filter(({ action }) => action === "handover");
        expect(written).toHaveLength(2); // made, and used
      });

      test("is void once a newer one is made, and for anybody else", async () => {
        const [mine, other] = [await book(), await book()];
        const [older, newer] = [codeOf(mine), codeOf(mine)];
        await store.participants.offerHandover(older);
        await store.participants.offerHandover(newer);
        expect(await store.participants.takeHandover(older)).toBe(false);
        expect(await store.participants.takeHandover(codeOf(other, newer.handoverId))).toBe(false);
        expect(await store.participants.takeHandover(newer)).toBe(true);
      });

      test("survives closing and opening the database, used or not", async () => {
        const code = codeOf(await book());
        await store.participants.offerHandover(code);
        store = await under.reopen();
        expect(await store.participants.takeHandover(code)).toBe(true);
        store = await under.reopen();
        expect(await store.participants.takeHandover(code)).toBe(false);
      });
    });

    describe("guests", () => {
      const invite = async (record: VisitRecord, name = "Ana Sol") => {
        const guest: Guest = {
          relation: "interpreter",
          linkId: uuidv4(),
          linkIssuedAt: at,
          waitingSince: null,
          admittedTo: null,
        };
        const { id: visitId, version } = record;
        const wish = { id: uuidv7(), visitId, version, name, guest, fact: fact("guest-invite", visitId) };
        return { ...wish, done: await store.guests.invite(wish) };
      };

      test("come with the visit, in the order in which they were invited", async () => {
        const record = await book();
        const first = await invite(record);
        await invite(await read(record.id), "Bo Lind");
        const { participants, version } = await read(record.id);
        expect(participants.map(({ role, name }) => [role, name])).toEqual([
          ["client", "Sam Carter"],
          ["guest", "Ana Sol"],
          ["guest", "Bo Lind"],
          ["professional", "Robin Ellis"],
        ]);
        expect(participants[1]).toMatchObject({ id: first.id, guest: first.guest, tabId: null, left: false });
        expect(participants[0]?.guest).toBeNull();
        expect(version).toBe(record.version + 2);
      });

      test("are neither made nor changed by whoever has seen an older version", async () => {
        const record = await book();
        const { id, guest } = await invite(record);
        expect((await invite(record)).done).toBe(false);
        const next = { ...guest, waitingSince: at };
        const stale = { visitId: record.id, version: record.version, participantId: id, next };
        expect(await store.guests.change({ ...stale, fact: fact("guest-check-in", record.id) })).toBe(false);
        const after = await read(record.id);
        expect(after.participants.filter(({ role }) => role === "guest")).toMatchObject([{ guest }]);
        const facts = (await store.audit.entries()).map(({ action }) => action);
        expect(facts).toEqual(["link-issue", "guest-invite"]);
      });

      test("keep what was changed, and a change of the visit in between is noticed", async () => {
        const record = await bookWaiting();
        const { id, guest } = await invite(record);
        const next: Guest = { ...guest, linkId: null, waitingSince: at, admittedTo: at };
        const seen = await read(record.id);
        const revoked = { visitId: seen.id, version: seen.version, participantId: id, next };
        expect(await store.guests.change({ ...revoked, fact: fact("guest-revoke", seen.id) })).toBe(true);
        const after = await read(seen.id);
        expect(after.participants.find((person) => person.id === id)?.guest).toEqual(next);
        const late = {
          visitId: seen.id,
          version: seen.version,
          next: seen.visit,
          fact: fact("late", seen.id),
        };
        expect(await store.visits.change(late)).toEqual({ applied: false, released: null });
      });

      test("lose their links when the appointment is moved", async () => {
        const record = await book();
        await invite(record);
        const { appointment, version } = await read(record.id);
        const moved = { appointmentId: appointment.id, version, startsAt: at, durationMinutes: 30 };
        const link = { linkId: uuidv4(), linkIssuedAt: at, fact: fact("reschedule", record.id) };
        expect(await store.appointments.reschedule({ ...moved, ...link })).toBe(true);
        const guests = (await read(record.id)).participants.filter(({ role }) => role === "guest");
        expect(guests).toMatchObject([{ guest: { linkId: null } }]);
      });
    });

    describe("the offer queue", () => {
      const admit = async (record: VisitRecord) => {
        const { version, visit } = await read(record.id);
        return change({ ...record, version }, nextVisit(visit, { type: "admit", at }));
      };

      test("hands an offer with its candidates, in their order, to the change that admits, once", async () => {
        const record = await bookWaiting();
        const { visitId, ...offer } = offerOf(record);
        expect(await store.offers.keep({ visitId, ...offer })).toBe(true);
        const { negotiationId, from } = offer;
        const candidates = [candidate(1), candidate(2), null];
        for (const one of candidates) {
          expect(await store.offers.addCandidate({ visitId, from, negotiationId, candidate: one })).toBe(
            "kept",
          );
        }
        expect(await admit(record)).toEqual({ applied: true, released: { ...offer, candidates } });
        const back = await read(visitId);
        await change(back, nextVisit(back.visit, { type: "send-back" }));
        expect((await admit(record)).released).toBeNull();
      });

      test("keeps candidates that come with the offer before those that come later", async () => {
        const record = await bookWaiting();
        const { visitId, ...offer } = offerOf(record);
        await store.offers.keep({ visitId, ...offer, candidates: [candidate(1), candidate(2)] });
        const { negotiationId, from } = offer;
        await store.offers.addCandidate({ visitId, from, negotiationId, candidate: null });
        const candidates = [candidate(1), candidate(2), null];
        expect((await admit(record)).released).toEqual({ ...offer, candidates });
      });

      test("replaces the offer of an older negotiation with its candidates", async () => {
        const record = await bookWaiting();
        const [older, newer] = [offerOf(record), offerOf(record)];
        await store.offers.keep(older);
        const { visitId, from } = older;
        await store.offers.addCandidate({
          visitId,
          from,
          negotiationId: older.negotiationId,
          candidate: null,
        });
        await store.offers.keep(newer);
        const stray = { visitId, from, negotiationId: older.negotiationId, candidate: null };
        expect(await store.offers.addCandidate(stray)).toBe("unknown-negotiation");
        expect((await admit(record)).released).toMatchObject({
          negotiationId: newer.negotiationId,
          candidates: [],
        });
      });

      test("keeps the candidates when the same negotiation is sent again", async () => {
        const record = await bookWaiting();
        const { visitId, ...offer } = offerOf(record);
        await store.offers.keep({ visitId, ...offer });
        const { negotiationId, from } = offer;
        await store.offers.addCandidate({ visitId, from, negotiationId, candidate: candidate(1) });
        const description = { type: "offer", sdp: "v=0 again" } as const;
        await store.offers.keep({ visitId, ...offer, description });
        expect((await admit(record)).released).toEqual({ ...offer, description, candidates: [candidate(1)] });
      });

      test("is full at the protocol's limit", async () => {
        const record = await bookWaiting();
        const { visitId, from, negotiationId, ...offer } = offerOf(record);
        await store.offers.keep({ visitId, from, negotiationId, ...offer });
        const add = (n: number) =>
          store.offers.addCandidate({ visitId, from, negotiationId, candidate: candidate(n) });
        for (let n = 0; n < MAX_QUEUED_CANDIDATES; n += 1) expect(await add(n)).toBe("kept");
        expect(await add(MAX_QUEUED_CANDIDATES)).toBe("full");
        expect((await admit(record)).released?.candidates).toHaveLength(MAX_QUEUED_CANDIDATES);
      });

      test("takes nothing before the waiting room, after admit, or after the end", async () => {
        const record = await book();
        const { visitId, from, negotiationId, ...offer } = offerOf(record);
        const refuses = async () => {
          expect(await store.offers.keep({ visitId, from, negotiationId, ...offer })).toBe(false);
          const kept = store.offers.addCandidate({ visitId, from, negotiationId, candidate: null });
          expect(await kept).toBe("not-waiting");
        };
        await refuses();
        await change(record, { state: "admitted", waitingSince: at, admittedAt: at });
        await refuses();
        await change(await read(record.id), { state: "ended", endedAt: at, reason: "ended" });
        await refuses();
      });

      test("forgets the offer when the client leaves or a new page takes over", async () => {
        const record = await bookWaiting();
        await store.offers.keep(offerOf(record));
        await store.offers.drop(record.id);
        expect((await admit(record)).released).toBeNull();

        const leaver = await bookWaiting();
        await store.offers.keep(offerOf(leaver));
        await change(leaver, { state: "expected" });
        const back = await read(leaver.id);
        await change(back, nextVisit(back.visit, { type: "check-in", at }));
        expect((await admit(leaver)).released).toBeNull();
      });

      test("does not let one client's candidate reach another's offer", async () => {
        const [mine, other] = [await bookWaiting(), await bookWaiting()];
        const { visitId, negotiationId, ...offer } = offerOf(mine);
        await store.offers.keep({ visitId, negotiationId, ...offer });
        const from = clientOf(other).id;
        const stray = { visitId, from, negotiationId, candidate: null };
        expect(await store.offers.addCandidate(stray)).toBe("unknown-negotiation");
      });

      test("survives closing and opening the database", async () => {
        const record = await bookWaiting();
        const offer = offerOf(record);
        await store.offers.keep(offer);
        store = await under.reopen();
        expect((await admit(record)).released).toMatchObject({ negotiationId: offer.negotiationId });
      });
    });

    describe("the audit trail", () => {
      test("numbers its entries and chains each to the one before", async () => {
        await bookWaiting();
        await store.audit.append(fact("sign-in"));
        const entries = await store.audit.entries();
        expect(entries.map(({ sequence, action }) => [sequence, action])).toEqual([
          [1, "link-issue"],
          [2, "change"],
          [3, "sign-in"],
        ]);
        expect(firstBrokenEntry(entries)).toBeNull();
      });

      test("shows an edit, a deletion and a reordering", async () => {
        for (const action of ["a", "b", "c", "d"]) await store.audit.append(fact(action));
        const entries = await store.audit.entries();
        const [a, b, c, d] = entries as [
          (typeof entries)[0],
          (typeof entries)[0],
          (typeof entries)[0],
          (typeof entries)[0],
        ];
        expect(firstBrokenEntry([a, { ...b, actor: "somebody else" }, c, d])).toBe(2);
        expect(firstBrokenEntry([a, c, d])).toBe(3);
        expect(firstBrokenEntry([a, c, b, d])).toBe(3);
      });

      test("stays whole when many facts come at once", async () => {
        await Promise.all(Array.from({ length: 20 }, (_, n) => store.audit.append(fact(`action-${n}`))));
        const entries = await store.audit.entries();
        expect(entries).toHaveLength(20);
        expect(firstBrokenEntry(entries)).toBeNull();
      });
    });

    test("answers a ping while it is open", async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}

import { AppError } from "@televisit/protocol/errors";
import type { Visit } from "../../domain/visit.ts";
import { isoText } from "../../isoText.ts";
import { applyEvent } from "../../service/applyEvent.ts";
import { applyGuestEvent } from "../../service/applyGuestEvent.ts";
import { participantOf } from "../../service/participantOf.ts";
import { isAdmitted, stateOf } from "../../service/stateOf.ts";
import type { VisitRecord } from "../../store/store.ts";
import { actorOf } from "../actorOf.ts";
import { requireJoined, requireMember, speaksFor } from "../membership.ts";
import { enterVisit, exitVisit, supersede } from "../pages.ts";
import type { RealtimeDependencies, RequestHandler } from "../requestContext.ts";
import { rooms } from "../rooms.ts";
import type { AppSocket } from "../socketTypes.ts";

/** Joining, reconnecting and reloading are the same: the answer is the whole visit. */
export const joinVisit: RequestHandler<"visit:join"> = async (dependencies, socket, { visitId, claim }) => {
  const { store, snapshots, notices, metrics } = dependencies;
  const { tabId, role } = socket.data.speaker;
  const { record, me } = await requireMember(store, socket, visitId);
  const isSamePage = me.tabId === tabId;
  if (!claim && !isSamePage && me.tabId !== null) throw superseded();
  if (!isSamePage || me.left) await store.participants.claim({ visitId, participantId: me.id, tabId });
  else if (!speaksFor(socket, visitId)) metrics.cameBack(); // else it asks for a sign of life
  // The older page's offer answers to a peer connection that nobody holds any more.
  if (!isSamePage && role === "client") await store.offers.drop(visitId);
  if (claim) await checkInAgain(dependencies, socket, record);

  await enterVisit(socket, record, me.id);
  // Two pages may claim at once: the one that the database names speaks.
  const current = await requireMember(store, socket, visitId);
  if (current.me.tabId !== tabId) {
    await exitVisit(socket, visitId);
    throw superseded();
  }
  supersede(dependencies, socket, visitId, me.id);
  if (isAdmitted(current.record, current.me)) await socket.join(rooms.admitted(visitId, me.id));
  // Of a client who waits nobody in the visit learns anything.
  if (stateOf(current.record, current.me) !== "waiting" || role === "guest") notices.visitChanged(visitId);
  notices.queueChanged(current.record.appointment.professionalId);
  return snapshots.visit(current.record, me.id);
};

/** Whoever left the waiting room and comes back in the same session waits again, behind those who came meanwhile. */
async function checkInAgain(
  { store, now }: RealtimeDependencies,
  socket: AppSocket,
  { id: visitId, visit }: VisitRecord,
): Promise<void> {
  const { speaker } = socket.data;
  const at = now().toISOString();
  const actor = actorOf(speaker);
  if (speaker.role === "guest") {
    const { participantId } = speaker;
    await applyGuestEvent(store, {
      visitId,
      participantId,
      event: { type: "guest-check-in", at },
      actor,
      at,
    });
  }
  if (speaker.role !== "client" || visit.state !== "expected") return;
  await applyEvent(store, { visitId, event: { type: "check-in", at }, actor, at });
}

/** Lets the client in. Exactly one admit wins, and only its answer carries the queued offer. */
export const admitClient: RequestHandler<"visit:admit"> = async (
  dependencies,
  socket,
  { visitId, offer },
) => {
  const { io, store, snapshots, now } = dependencies;
  const { record: before, me } = await requireMember(store, socket, visitId);
  if (offer && offer.description.type !== "offer")
    throw new AppError("signal_unexpected", "only an offer can cross");
  const wasHere = speaksFor(socket, visitId) !== null;
  // Join first: candidates that the client sends from the moment of the commit must find this page.
  await enterVisit(socket, before, me.id);
  await socket.join(rooms.admitted(visitId, me.id));
  const at = isoText(now());
  const { tabId } = socket.data.speaker;
  try {
    const { record, released } = await applyEvent(store, {
      visitId,
      event: { type: "admit", at },
      actor: actorOf(socket.data.speaker),
      at,
      claim: { participantId: me.id, tabId },
      known: before,
    });
    dependencies.metrics.admitted(secondsWaited(record.visit));
    const clientId = participantOf(record, "client").id;
    const client = rooms.participant(visitId, clientId);
    io.in(client).socketsJoin(rooms.admitted(visitId, clientId));
    supersede(dependencies, socket, visitId, me.id);
    announce(dependencies, record, socket);
    // While the client's offer is on its way back, they get the one that the professional's page had ready: first, and
    // with the news of the visit in one write.
    if (offer)
      socket.to(client).emit("signal:description", { ...offer, visitId, from: me.id, fromTab: tabId });
    return { visit: await snapshots.visit(record, me.id), offer: released };
  } catch (error) {
    if (!isAdmitted(before, me)) await socket.leave(rooms.admitted(visitId, me.id));
    if (!wasHere) await exitVisit(socket, visitId);
    throw error;
  }
};

function secondsWaited(visit: Visit): number {
  if (visit.state !== "admitted") return 0;
  return (Date.parse(visit.admittedAt) - Date.parse(visit.waitingSince)) / 1000;
}

/** Puts the client back into the waiting room, at their place; guests wait with them. */
export const sendClientBack: RequestHandler<"visit:send-back"> = async (
  dependencies,
  socket,
  { visitId },
) => {
  const { io, store, snapshots, now } = dependencies;
  const { me } = await requireMember(store, socket, visitId);
  const actor = actorOf(socket.data.speaker);
  const request = { visitId, actor, at: now().toISOString() };
  let { record } = await applyEvent(store, { ...request, event: { type: "send-back" } });
  if (participantOf(record, "client").left) {
    // Whoever has left the call waits nowhere: admitting them would admit nobody.
    ({ record } = await applyEvent(store, { ...request, event: { type: "client-leave" } }));
  }
  for (const { id } of record.participants) {
    const room = rooms.admitted(visitId, id);
    io.in(room).socketsLeave(room);
  }
  announce(dependencies, record);
  return snapshots.visit(record, me.id);
};

/** Notes that a participant left on purpose. A waiting client gives up their place and offer, a guest their place. */
export const leaveVisit: RequestHandler<"visit:leave"> = async (dependencies, socket, { visitId }) => {
  const { store, now } = dependencies;
  const { me, record: before } = await requireJoined(store, socket, visitId);
  const at = now().toISOString();
  const actor = actorOf(socket.data.speaker);
  let record: VisitRecord = before;
  if (me.role === "client") {
    ({ record } = await applyEvent(store, { visitId, event: { type: "client-leave" }, actor, at }));
  } else if (me.role === "guest") {
    const event = { type: "guest-leave" } as const;
    record = await applyGuestEvent(store, { visitId, participantId: me.id, event, actor, at });
  }
  await store.participants.leave({ visitId, participantId: me.id, at });
  await store.audit.append({ at, actor, action: "leave", visitId });
  await exitVisit(socket, visitId);
  announce(dependencies, record);
  return {};
};

/** Ends the visit for everybody; its link opens nothing afterwards. */
export const endVisit: RequestHandler<"visit:end"> = async ({ store, notices, now }, socket, { visitId }) => {
  await requireMember(store, socket, visitId);
  const at = now().toISOString();
  const event = { type: "end", at, reason: "ended" } as const;
  const { record } = await applyEvent(store, { visitId, event, actor: actorOf(socket.data.speaker), at });
  notices.visitClosed(record, "ended");
  notices.appointmentsChanged(record.appointment.professionalId);
  return {};
};

/** `answered` is the page whose answer shows the visit as it is now. */
function announce(
  { notices }: Pick<RealtimeDependencies, "notices">,
  record: VisitRecord,
  answered?: AppSocket,
): void {
  notices.visitChanged(record.id, answered && { pageId: answered.id, record });
  notices.queueChanged(record.appointment.professionalId);
}

function superseded(): AppError {
  return new AppError("visit_superseded", "another page speaks for this participant");
}

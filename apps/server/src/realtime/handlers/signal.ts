import { AppError } from "@televisit/protocol/errors";
import type { RequestPayload } from "@televisit/protocol/events";
import { participantOf } from "../../service/participantOf.ts";
import { isAdmitted } from "../../service/stateOf.ts";
import { type Membership, requireJoined, speaksFor } from "../membership.ts";
import { noteJoined } from "../pages.ts";
import type { RealtimeDependencies, RequestHandler } from "../requestContext.ts";
import { requireSeat } from "../roomSeat.ts";
import { rooms } from "../rooms.ts";
import type { AppSocket, JoinedVisit } from "../socketTypes.ts";

type SignalName = "signal:description" | "signal:candidate";
type Addressed = Pick<RequestPayload<SignalName>, "visitId" | "to">;

/** Passes a description on, or keeps a waiting client's offer. */
export const sendDescription: RequestHandler<"signal:description"> = async (
  dependencies,
  socket,
  payload,
) => {
  const { visitId, negotiationId, description, candidates } = payload;
  for (let isSure = false; ; isSure = true) {
    const waits = !isSure && description.type === "offer" ? queueing(socket, payload) : null;
    const from = waits ?? (await route(dependencies, socket, payload));
    const stamp = { visitId, from: from.participantId, fromTab: socket.data.speaker.tabId, negotiationId };
    if (from.reach !== null) {
      socket.to(from.reach).emit("signal:description", { ...stamp, description, candidates });
      return {};
    }
    if (description.type !== "offer") throw new AppError("signal_unexpected", "only an offer can wait");
    const { offers } = dependencies.store;
    if (await offers.keep({ ...stamp, description, candidates, onlyPage: stamp.fromTab })) return {};
  }
};

/** Passes a candidate on, or keeps it with the waiting client's offer. */
export const sendCandidate: RequestHandler<"signal:candidate"> = async (dependencies, socket, payload) => {
  const { visitId, negotiationId, candidate } = payload;
  for (let isSure = false; ; isSure = true) {
    const waits = isSure ? null : queueing(socket, payload);
    const from = waits ?? (await route(dependencies, socket, payload));
    const stamp = { visitId, from: from.participantId, fromTab: socket.data.speaker.tabId, negotiationId };
    if (from.reach !== null) {
      socket.to(from.reach).emit("signal:candidate", { ...stamp, candidate });
      return {};
    }
    const { offers } = dependencies.store;
    const kept = await offers.addCandidate({ ...stamp, candidate, onlyPage: stamp.fromTab });
    if (kept === "kept") return {};
    if (isSure && kept !== "not-waiting")
      throw new AppError("signal_unexpected", `the candidate was not kept: ${kept}`);
  }
};

/**
 * The way of a client's page that has joined and is not in the call: most likely it waits. Nothing is read for that: the
 * queue takes a signal only while it is so and the page speaks, and whatever it does not take is routed in full.
 */
function queueing(socket: AppSocket, { visitId, to }: Addressed) {
  if (socket.data.speaker.role !== "client") return null;
  const joined = speaksFor(socket, visitId);
  if (!joined?.peerIds.includes(to) || isInCall(socket, visitId, joined)) return null;
  return { participantId: joined.participantId, reach: null };
}

function isInCall(socket: AppSocket, visitId: string, { participantId }: JoinedVisit): boolean {
  return socket.rooms.has(rooms.admitted(visitId, participantId));
}

/**
 * Where a signal goes: in a room on to whoever else is in it, in a visit on to somebody who is in the call as well,
 * and into the queue while the client waits. The rooms alone decide between pages that are in the call, so that
 * relaying reads no database; nothing reaches a guest who is still waiting. `reach` is null for the queue.
 */
async function route({ store }: RealtimeDependencies, socket: AppSocket, { visitId, to }: Addressed) {
  if (socket.data.speaker.role === "occupant") {
    const { room, seat } = await requireSeat(store, socket, visitId);
    const isOther = room.taken.some(({ participantId }) => participantId === to && seat.participantId !== to);
    if (!isOther) throw new AppError("not_found", "no such participant");
    return { participantId: seat.participantId, reach: rooms.participant(visitId, to) };
  }
  const joined = speaksFor(socket, visitId);
  const reach = rooms.admitted(visitId, to);
  if (joined?.peerIds.includes(to) && isInCall(socket, visitId, joined)) {
    return { participantId: joined.participantId, reach };
  }
  const membership = await requireJoined(store, socket, visitId);
  const { me, record } = membership;
  const participantId = me.id;
  if (!record.participants.some(({ id }) => id === to && id !== participantId)) {
    throw new AppError("not_found", "no such participant");
  }
  if (isAdmitted(record, me)) {
    noteJoined(socket, record, participantId); // somebody may have been invited since
    await socket.join(rooms.admitted(visitId, participantId));
    return { participantId, reach };
  }
  return { participantId: waitingClient(membership), reach: null };
}

/** The id of the client who may queue an offer. Throws `visit_not_admitted` for everybody else. */
function waitingClient({ record, me }: Membership): string {
  const client = participantOf(record, "client");
  if (record.visit.state === "waiting" && client.id === me.id) return me.id;
  throw new AppError("visit_not_admitted", "nothing passes before the client is admitted");
}

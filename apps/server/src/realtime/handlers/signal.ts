import { AppError } from "@televisit/protocol/errors";
import type { RequestPayload } from "@televisit/protocol/events";
import { participantOf } from "../../service/participantOf.ts";
import { isAdmitted } from "../../service/stateOf.ts";
import { type Membership, requireJoined, speaksFor } from "../membership.ts";
import { noteJoined } from "../pages.ts";
import type { RealtimeDependencies, RequestHandler } from "../requestContext.ts";
import { requireSeat } from "../roomSeat.ts";
import { rooms } from "../rooms.ts";
import type { AppSocket } from "../socketTypes.ts";

type SignalName = "signal:description" | "signal:candidate";
type Addressed = Pick<RequestPayload<SignalName>, "visitId" | "to">;

/** Passes a description on, or keeps a waiting client's offer. */
export const sendDescription: RequestHandler<"signal:description"> = async (
  dependencies,
  socket,
  payload,
) => {
  const { visitId, negotiationId, description } = payload;
  for (;;) {
    const from = await route(dependencies, socket, payload);
    const stamp = { visitId, from: from.participantId, fromTab: socket.data.speaker.tabId, negotiationId };
    if (from.reach !== null) {
      socket.to(from.reach).emit("signal:description", { ...stamp, description });
      return {};
    }
    if (description.type !== "offer") throw new AppError("signal_unexpected", "only an offer can wait");
    if (await dependencies.store.offers.keep({ ...stamp, description })) return {};
  }
};

/** Passes a candidate on, or keeps it with the waiting client's offer. */
export const sendCandidate: RequestHandler<"signal:candidate"> = async (dependencies, socket, payload) => {
  const { visitId, negotiationId, candidate } = payload;
  for (;;) {
    const from = await route(dependencies, socket, payload);
    const stamp = { visitId, from: from.participantId, fromTab: socket.data.speaker.tabId, negotiationId };
    if (from.reach !== null) {
      socket.to(from.reach).emit("signal:candidate", { ...stamp, candidate });
      return {};
    }
    const kept = await dependencies.store.offers.addCandidate({ ...stamp, candidate });
    if (kept === "kept") return {};
    if (kept !== "not-waiting")
      throw new AppError("signal_unexpected", `the candidate was not kept: ${kept}`);
  }
};

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
  const isInCall = joined && socket.rooms.has(rooms.admitted(visitId, joined.participantId));
  const reach = rooms.admitted(visitId, to);
  if (isInCall && joined.peerIds.includes(to)) return { participantId: joined.participantId, reach };
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

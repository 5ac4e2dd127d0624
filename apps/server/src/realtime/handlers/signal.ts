import { AppError } from "@televisit/protocol/errors";
import type { RequestPayload } from "@televisit/protocol/events";
import { participantOf } from "../../service/participantOf.ts";
import { type Membership, requireJoined, speaksFor } from "../membership.ts";
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
  const { visitId, to, negotiationId, description } = payload;
  for (;;) {
    const from = await route(dependencies, socket, payload);
    const stamp = { visitId, from: from.participantId, fromTab: socket.data.speaker.tabId, negotiationId };
    if (from.admitted) {
      socket.to(rooms.participant(visitId, to)).emit("signal:description", { ...stamp, description });
      return {};
    }
    if (description.type !== "offer") throw new AppError("signal_unexpected", "only an offer can wait");
    if (await dependencies.store.offers.keep({ ...stamp, description })) return {};
  }
};

/** Passes a candidate on, or keeps it with the waiting client's offer. */
export const sendCandidate: RequestHandler<"signal:candidate"> = async (dependencies, socket, payload) => {
  const { visitId, to, negotiationId, candidate } = payload;
  for (;;) {
    const from = await route(dependencies, socket, payload);
    const stamp = { visitId, from: from.participantId, fromTab: socket.data.speaker.tabId, negotiationId };
    if (from.admitted) {
      socket.to(rooms.participant(visitId, to)).emit("signal:candidate", { ...stamp, candidate });
      return {};
    }
    const kept = await dependencies.store.offers.addCandidate({ ...stamp, candidate });
    if (kept === "kept") return {};
    if (kept !== "not-waiting")
      throw new AppError("signal_unexpected", `the candidate was not kept: ${kept}`);
  }
};

/**
 * Where a signal goes: in a room on to whoever else is in it, in a visit on to the other side once
 * admitted, and into the queue before. The rooms alone decide for a page that is in the call, so that relaying reads no database.
 */
async function route({ store }: RealtimeDependencies, socket: AppSocket, { visitId, to }: Addressed) {
  if (socket.data.speaker.role === "occupant") {
    const { room, seat } = await requireSeat(store, socket, visitId);
    const isOther = room.taken.some(({ participantId }) => participantId === to && seat.participantId !== to);
    if (!isOther) throw new AppError("not_found", "no such participant");
    return { participantId: seat.participantId, admitted: true };
  }
  const joined = speaksFor(socket, visitId);
  if (joined && socket.rooms.has(rooms.admitted(visitId))) {
    if (!joined.peerIds.includes(to)) throw new AppError("not_found", "no such participant");
    return { participantId: joined.participantId, admitted: true };
  }
  const membership = await requireJoined(store, socket, visitId);
  const participantId = membership.me.id;
  if (!membership.record.participants.some(({ id }) => id === to && id !== participantId)) {
    throw new AppError("not_found", "no such participant");
  }
  if (membership.record.visit.state === "admitted") {
    await socket.join(rooms.admitted(visitId));
    return { participantId, admitted: true };
  }
  return { participantId: waitingClient(membership), admitted: false };
}

/** The id of the client who may queue an offer. Throws `visit_not_admitted` for everybody else. */
function waitingClient({ record, me }: Membership): string {
  const client = participantOf(record, "client");
  if (record.visit.state === "waiting" && client.id === me.id) return me.id;
  throw new AppError("visit_not_admitted", "nothing passes before the client is admitted");
}

import { applyGuestEvent } from "../../service/applyGuestEvent.ts";
import { actorOf } from "../actorOf.ts";
import { requireMember } from "../membership.ts";
import type { RequestHandler } from "../requestContext.ts";
import { rooms } from "../rooms.ts";

/**
 * Lets a waiting guest into the running visit. Their page then offers to everybody who is there: nobody has made a
 * connection for them ahead, and nothing of them has passed before.
 */
export const admitGuest: RequestHandler<"visit:admit-guest"> = async (
  { io, store, snapshots, notices, now },
  socket,
  { visitId, participantId },
) => {
  const { me } = await requireMember(store, socket, visitId);
  const actor = actorOf(socket.data.speaker);
  const event = { type: "guest-admit" } as const;
  const at = now().toISOString();
  const record = await applyGuestEvent(store, { visitId, participantId, event, actor, at });
  io.in(rooms.participant(visitId, participantId)).socketsJoin(rooms.admitted(visitId, participantId));
  notices.visitChanged(visitId);
  notices.queueChanged(record.appointment.professionalId);
  return snapshots.visit(record, me.id);
};

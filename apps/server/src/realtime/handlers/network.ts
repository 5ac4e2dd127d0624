import { AppError } from "@televisit/protocol/errors";
import { stateOf } from "../../service/stateOf.ts";
import { requireJoined } from "../membership.ts";
import type { RequestHandler } from "../requestContext.ts";
import { rooms } from "../rooms.ts";

/**
 * Keeps what a waiting client's page has found out about its network, for the card in the waiting room.
 * With the connection, not in the database: another page, or another network, has another answer.
 */
export const tellNetwork: RequestHandler<"visit:network"> = async (
  { store, notices, cluster },
  socket,
  { visitId, network },
) => {
  const { record, me } = await requireJoined(store, socket, visitId);
  if (stateOf(record, me) !== "waiting") throw new AppError("visit_not_waiting", "nobody waits here");
  socket.data.network = network;
  cluster.share(rooms.participant(visitId, me.id));
  notices.queueChanged(record.appointment.professionalId);
  return {};
};

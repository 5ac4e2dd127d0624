import { AppError } from "@televisit/protocol/errors";
import { requireJoined } from "../membership.ts";
import type { RequestHandler } from "../requestContext.ts";

/**
 * Keeps what a waiting client's page has found out about its network, for the card in the waiting room.
 * With the connection, not in the database: another page, or another network, has another answer.
 */
export const tellNetwork: RequestHandler<"visit:network"> = async (
  { store, notices },
  socket,
  { visitId, network },
) => {
  const { record } = await requireJoined(store, socket, visitId);
  if (record.visit.state !== "waiting") throw new AppError("visit_not_waiting", "the client does not wait");
  socket.data.network = network;
  notices.queueChanged(record.appointment.professionalId);
  return {};
};

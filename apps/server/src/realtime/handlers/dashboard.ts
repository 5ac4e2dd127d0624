import { AppError } from "@televisit/protocol/errors";
import type { RequestHandler } from "../requestContext.ts";
import { rooms } from "../rooms.ts";

/** Shows the professional's waiting room on this page from now on. */
export const watchDashboard: RequestHandler<"dashboard:watch"> = async (
  { store, snapshots, notices },
  socket,
) => {
  const { speaker } = socket.data;
  if (speaker.role !== "professional") throw new AppError("forbidden", "only a professional has a dashboard");
  const { professionalId } = speaker;
  await socket.join([rooms.dashboard(professionalId), rooms.online(professionalId)]);
  notices.queueChanged(professionalId);
  return snapshots.dashboard(await store.visits.open(professionalId));
};

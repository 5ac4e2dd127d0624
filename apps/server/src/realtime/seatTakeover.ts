import { pagesIn } from "./pagesIn.ts";
import type { RealtimeDependencies } from "./requestContext.ts";
import { occupantOf } from "./roomSeat.ts";
import { rooms } from "./rooms.ts";
import type { AppSocket } from "./socketTypes.ts";

/** Ends every other page on the same seat, and an older connection of this page without a word. */
export function supersedeOnSeat(
  { io, cluster }: Pick<RealtimeDependencies, "io" | "cluster">,
  socket: AppSocket,
  roomId: string,
): void {
  const { participantId, tabId } = occupantOf(socket);
  const others = pagesIn(io, rooms.participant(roomId, participantId)).filter(({ id }) => id !== socket.id);
  for (const other of others) endPage(other, roomId, tabId);
  cluster.tell({ type: "seat-taken", roomId, participantId });
}

/** The same for the pages of this process when another process has the new one: the database tells whose seat it is. */
export async function supersedeOnSeatByOther(
  { io, store }: Pick<RealtimeDependencies, "io" | "store">,
  roomId: string,
  participantId: string,
): Promise<void> {
  const older = pagesIn(io, rooms.participant(roomId, participantId));
  if (older.length === 0) return;
  const room = await store.rooms.find(roomId);
  const seat = room?.taken.find((one) => one.participantId === participantId);
  if (seat) for (const page of older) endPage(page, roomId, seat.tabId);
}

function endPage(page: AppSocket, roomId: string, tabId: string): void {
  if (page.data.speaker.tabId !== tabId) page.emit("room:superseded", { roomId });
  page.disconnect(true);
}

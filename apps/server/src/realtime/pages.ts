import { AppError } from "@televisit/protocol/errors";
import type { VisitRecord } from "../store/store.ts";
import { speaksFor } from "./membership.ts";
import { rooms } from "./rooms.ts";
import type { AppServer, AppSocket } from "./socketTypes.ts";

/** Makes a socket the page of a participant: it hears of the visit and counts as connected. */
export async function enterVisit(
  socket: AppSocket,
  record: VisitRecord,
  participantId: string,
): Promise<void> {
  noteJoined(socket, record, participantId);
  const { speaker } = socket.data;
  // Whoever is gone by now must not be kept in a room that nobody would take them out of.
  if (!socket.connected) throw new AppError("unavailable", "the page is gone");
  const own = [rooms.participant(record.id, participantId)];
  if (speaker.role === "professional") own.push(rooms.online(speaker.professionalId));
  await socket.join(own);
}

/** Notes on the socket who is in the visit: what a signal is checked against without reading the database. */
export function noteJoined(socket: AppSocket, record: VisitRecord, participantId: string): void {
  const peerIds = record.participants.map(({ id }) => id).filter((id) => id !== participantId);
  socket.data.joined[record.id] = { participantId, peerIds };
}

/** Takes a socket out of a visit; a professional without another reason to be online goes offline. */
export async function exitVisit(socket: AppSocket, visitId: string): Promise<void> {
  const { speaker, joined } = socket.data;
  const participantId = joined[visitId]?.participantId;
  if (participantId) {
    await socket.leave(rooms.participant(visitId, participantId));
    await socket.leave(rooms.admitted(visitId, participantId));
  }
  delete joined[visitId];
  if (speaker.role !== "professional") return;
  const isWatching = socket.rooms.has(rooms.dashboard(speaker.professionalId));
  const isInAnother = Object.keys(joined).some((id) => speaksFor(socket, id));
  if (!isWatching && !isInAnother) await socket.leave(rooms.online(speaker.professionalId));
}

/**
 * Ends every other page of a participant. A client's or guest's is told and closed; a professional's leaves the
 * visit and keeps its dashboard. An older connection of the same page is closed without a word.
 */
export async function supersede(
  io: AppServer,
  socket: AppSocket,
  visitId: string,
  participantId: string,
): Promise<void> {
  const room = rooms.participant(visitId, participantId);
  const { role, tabId } = socket.data.speaker;
  for (const other of await io.in(room).fetchSockets()) {
    if (other.id === socket.id) continue;
    const isSamePage = other.data.speaker.tabId === tabId;
    if (!isSamePage) other.emit("visit:superseded", { visitId });
    if (isSamePage || role !== "professional") other.disconnect(true);
    else {
      other.leave(room);
      other.leave(rooms.admitted(visitId, participantId));
    }
  }
}

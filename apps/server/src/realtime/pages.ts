import { AppError } from "@televisit/protocol/errors";
import type { VisitRecord } from "../store/store.ts";
import { speaksFor } from "./membership.ts";
import { pagesIn } from "./pagesIn.ts";
import type { RealtimeDependencies } from "./requestContext.ts";
import { rooms } from "./rooms.ts";
import type { AppSocket } from "./socketTypes.ts";

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
  const further = own.filter((room) => !socket.rooms.has(room));
  if (further.length > 0) await socket.join(further);
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
export function supersede(
  { io, cluster }: Pick<RealtimeDependencies, "io" | "cluster">,
  socket: AppSocket,
  visitId: string,
  participantId: string,
): void {
  const room = rooms.participant(visitId, participantId);
  const others = pagesIn(io, room).filter((other) => other.id !== socket.id);
  for (const other of others) endPage(other, { visitId, participantId, tabId: socket.data.speaker.tabId });
  cluster.tell({ type: "page-joined", visitId, participantId });
}

/** The same for the pages of this process when another process has the new one: the database tells which speaks. */
export async function supersedeByOther(
  { io, store }: Pick<RealtimeDependencies, "io" | "store">,
  visitId: string,
  participantId: string,
): Promise<void> {
  const room = rooms.participant(visitId, participantId);
  const older = pagesIn(io, room);
  if (older.length === 0) return;
  const record = await store.visits.find(visitId);
  const tabId = record?.participants.find(({ id }) => id === participantId)?.tabId;
  if (tabId) for (const page of older) endPage(page, { visitId, participantId, tabId });
}

interface Takeover {
  readonly visitId: string;
  readonly participantId: string;
  /** The page that speaks from now on. */
  readonly tabId: string;
}

function endPage(page: AppSocket, { visitId, participantId, tabId }: Takeover): void {
  const { speaker } = page.data;
  const isSamePage = speaker.tabId === tabId;
  if (!isSamePage) page.emit("visit:superseded", { visitId });
  if (isSamePage || speaker.role !== "professional") page.disconnect(true);
  else {
    void page.leave(rooms.participant(visitId, participantId));
    void page.leave(rooms.admitted(visitId, participantId));
  }
}

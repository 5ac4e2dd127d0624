import type { NetworkResult } from "@televisit/protocol/network";
import type { Presence } from "@televisit/protocol/visit";
import type { ParticipantRecord, VisitRecord } from "../store/store.ts";
import type { Cluster } from "./cluster/Cluster.ts";
import { hasPageIn, networkOf, pagesIn } from "./pagesIn.ts";
import { rooms } from "./rooms.ts";
import type { AppServer } from "./socketTypes.ts";

/** Who is connected, derived from rooms each time it is asked. */
export interface PresenceReader {
  professionalOnline(professionalId: string): boolean;
  /** Whether the page of a participant is connected. */
  connected(visitId: string, participantId: string): boolean;
  /** What the page of a participant has told of its network; null when it has not, or is not connected. */
  network(visitId: string, participantId: string): NetworkResult | null;
  /** How each participant of a visit is there, by participant id. */
  ofVisit(record: VisitRecord): ReadonlyMap<string, Presence>;
}

/** Presence over the rooms of this process and of the others. */
export function presenceReader(
  io: AppServer,
  elsewhere: Pick<Cluster, "isElsewhere" | "networkElsewhere">,
): PresenceReader {
  const isSomebodyIn = (room: string) => hasPageIn(io, room) || elsewhere.isElsewhere(room);
  const connected = (visitId: string, participantId: string) =>
    isSomebodyIn(rooms.participant(visitId, participantId));
  return {
    professionalOnline: (professionalId) => isSomebodyIn(rooms.online(professionalId)),
    connected,
    network(visitId, participantId) {
      const room = rooms.participant(visitId, participantId);
      return networkOf(pagesIn(io, room)) ?? elsewhere.networkElsewhere(room);
    },
    ofVisit: (record) =>
      new Map(
        record.participants.map((person) => [person.id, presenceOf(person, connected(record.id, person.id))]),
      ),
  };
}

function presenceOf(person: ParticipantRecord, isConnected: boolean): Presence {
  if (isConnected) return "present";
  return person.left || person.tabId === null ? "left" : "away";
}

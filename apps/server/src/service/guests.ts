import { AppError } from "@televisit/protocol/errors";
import { type Guest as InvitedGuest, type InviteGuest, MAX_PARTICIPANTS } from "@televisit/protocol/guests";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { mintGuestToken } from "../auth/guestToken.ts";
import type { Config } from "../config.ts";
import { type Guest, guestState } from "../domain/guest.ts";
import { stillOpen } from "../domain/visit.ts";
import type { ParticipantRecord, Store, VisitRecord } from "../store/store.ts";
import { applyGuestEvent } from "./applyGuestEvent.ts";
import type { Notices } from "./notices.ts";

/** What a professional does with the guests of their visits. Each throws `not_found` for somebody else's visit. */
export interface Guests {
  list(professionalId: string, visitId: string): Promise<InvitedGuest[]>;
  /** Makes a link for one more person. Throws `visit_full` when there is no place, and `visit_ended`. */
  invite(professionalId: string, visitId: string, wish: InviteGuest): Promise<InvitedGuest>;
  /** Takes a link back and closes its pages at once. Throws `link_cancelled` when it was taken back before. */
  revoke(professionalId: string, visitId: string, participantId: string): Promise<void>;
}

export interface GuestDependencies {
  readonly store: Pick<Store, "visits" | "guests">;
  readonly notices: Pick<Notices, "visitChanged" | "queueChanged" | "guestRevoked">;
  readonly config: Pick<Config, "publicUrl" | "keys">;
  readonly now: () => Date;
}

/** Guests over the store. */
export function guests(dependencies: GuestDependencies): Guests {
  const { store, notices, config, now } = dependencies;
  const own = async (professionalId: string, visitId: string): Promise<VisitRecord> => {
    const record = await store.visits.find(visitId);
    if (record?.appointment.professionalId !== professionalId)
      throw new AppError("not_found", "no such visit");
    return record;
  };
  return {
    async list(professionalId, visitId) {
      const record = await own(professionalId, visitId);
      return record.participants.flatMap((person) => present(record, person, config));
    },
    async invite(professionalId, visitId, { name, relation }) {
      for (;;) {
        const { version, visit, ...record } = await own(professionalId, visitId);
        stillOpen(visit);
        requirePlace(record.participants);
        const at = now().toISOString();
        const guest = { relation, linkId: uuidv4(), linkIssuedAt: at, waitingSince: null, admittedTo: null };
        const id = uuidv7(); // by time: guests are shown in the order in which they were invited
        const fact = { at, actor: `professional:${professionalId}`, action: "guest-invite", visitId };
        if (!(await store.guests.invite({ id, visitId, version, name, guest, fact }))) continue;
        const person = { id, role: "guest", name, tabId: null, left: false, guest } as const;
        const [made] = present({ ...record, visit }, person, config);
        if (made) return made;
      }
    },
    async revoke(professionalId, visitId, participantId) {
      await own(professionalId, visitId);
      const at = now().toISOString();
      const actor = `professional:${professionalId}`;
      const event = { type: "guest-revoke" } as const;
      const record = await applyGuestEvent(store, { visitId, participantId, event, actor, at });
      notices.guestRevoked(record, participantId);
      notices.visitChanged(visitId);
      notices.queueChanged(professionalId);
    },
  };
}

function requirePlace(participants: readonly ParticipantRecord[]): void {
  const taken = participants.filter(({ guest }) => guest?.linkId !== null);
  if (taken.length >= MAX_PARTICIPANTS) throw new AppError("visit_full", "the visit has no place left");
}

/** A guest with their link; none for whoever is no guest, or not any more. */
function present(
  { id: visitId, visit, appointment }: Pick<VisitRecord, "id" | "visit" | "appointment">,
  { id: participantId, name, guest }: ParticipantRecord,
  { publicUrl, keys }: GuestDependencies["config"],
): InvitedGuest[] {
  if (!guest || !hasLink(guest) || visit.state === "ended") return [];
  const state = guestState(visit, guest);
  if (state === "revoked") return [];
  const token = mintGuestToken({ participantId, visitId, ...guest }, appointment, keys.guestLinks);
  return [{ participantId, name, relation: guest.relation, state, link: `${publicUrl}/join#${token}` }];
}

function hasLink(guest: Guest): guest is Guest & { linkId: string } {
  return guest.linkId !== null;
}

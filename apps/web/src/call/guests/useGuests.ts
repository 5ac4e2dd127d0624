import type { Guest, InviteGuest } from "@televisit/protocol/guests";
import { useEffect, useState } from "react";
import { guestsApi } from "../../api/guests.ts";
import { useAppSelector } from "../../app/hooks.ts";
import type { RootState } from "../../app/store.ts";
import { errorCodeOf } from "../../lib/errorCode.ts";
import { visitOf } from "../slices/callStatus.ts";

interface Read {
  /** Who was there and who waited when it was read. */
  people: string;
  guests: Guest[];
}

/** The guests of a visit, read again when somebody comes or goes. */
export function useGuests(visitId: string) {
  const people = useAppSelector(selectPeople);
  const [read, setRead] = useState<Read>({ people, guests: [] });
  const [failure, setFailure] = useState<ReturnType<typeof errorCodeOf>>();
  useEffect(() => {
    let shown = true;
    const load = async () => {
      const guests = await guestsApi.list(visitId);
      if (shown) setRead({ people, guests });
    };
    load().catch((error: unknown) => shown && setFailure(errorCodeOf(error)));
    return () => {
      shown = false;
    };
  }, [visitId, people]);

  /** Runs a request and reads the list again; true when it succeeded. */
  const attempt = async (request: () => Promise<unknown>): Promise<boolean> => {
    try {
      await request();
      setRead({ people, guests: await guestsApi.list(visitId) });
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(errorCodeOf(error));
      return false;
    }
  };
  return {
    guests: read.guests,
    failure,
    invite: (wish: InviteGuest) => attempt(() => guestsApi.invite(visitId, wish)),
    revoke: (participantId: string) => attempt(() => guestsApi.revoke(visitId, participantId)),
  };
}

/** Who waits and who is there, as one text that changes when either does. */
function selectPeople({ callStatus }: RootState): string {
  const visit = visitOf(callStatus);
  const waiting = visit && "waitingGuests" in visit ? visit.waitingGuests : [];
  const people = [...waiting, ...(visit?.peers ?? [])];
  return people.map(({ participantId }) => participantId).join();
}

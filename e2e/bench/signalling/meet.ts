import type { SocketIoLine } from "./SocketIoLine.ts";
import { messagesOf, signalsOf } from "./signals.ts";
import type { Relayed, Way } from "./Way.ts";

/** How the professional's page brings its own part, from the click on *Admit* on. */
export type Meet = (admission: Admission, relayed: Relayed) => Promise<void>;

interface Admission {
  readonly visitId: string;
  readonly clientId: string;
  /** That of the queued offer. */
  readonly negotiationId: string;
  readonly professional: SocketIoLine;
  readonly back: Way;
}

/**
 * Puts a waiting client's offer into the queue, as the page does: with its candidates, which have been found by then.
 * Resolves with its negotiation when it is there.
 */
export async function queueOffer(line: SocketIoLine, visitId: string, to: string): Promise<string> {
  const { negotiationId, description, candidates } = signalsOf("offer", { visitId, to });
  const found = candidates.map(({ candidate }) => candidate);
  await line.request("signal:description", { ...description, candidates: [...found, null] });
  return negotiationId;
}

/** To those first in the queue: the offer made ahead goes with the click, with its candidates. */
export const crossOffers: Meet = async (admission, relayed) => {
  const { visitId, clientId, negotiationId, professional, back } = admission;
  const { description, candidates, ...ahead } = signalsOf("offer", { visitId, to: clientId });
  const found = candidates.map(({ candidate }) => candidate);
  const offer = { ...ahead, description: description.description, candidates: [...found, null] };
  const arrived = back.expect(1, relayed);
  requireOffer(await professional.request("visit:admit", { visitId, offer }), negotiationId);
  await arrived;
};

/** To those far down the queue: nothing was made ahead, and their offer is answered. */
export const answerOffer: Meet = async (admission, relayed) => {
  const { visitId, clientId, negotiationId, professional, back } = admission;
  requireOffer(await professional.request("visit:admit", { visitId }), negotiationId);
  await back.carry(messagesOf(signalsOf("answer", { visitId, to: clientId }, negotiationId)), relayed);
};

function requireOffer({ offer }: { offer: { negotiationId: string } | null }, negotiationId: string): void {
  if (offer?.negotiationId !== negotiationId) throw new Error("the queued offer was not released");
}

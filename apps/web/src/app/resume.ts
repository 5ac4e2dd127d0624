import { enterVisit, enterVisitAsClient } from "../call/commands/enterVisit.ts";
import { startMedia } from "../call/commands/localMedia.ts";
import { preloadCall } from "../call/commands/preloadCall.ts";
import { connectProfessional } from "../features/session/commands/connectProfessional.ts";
import { loadSession } from "../features/session/commands/loadSession.ts";
import type { Store } from "./store.ts";

/**
 * A page that is loaded inside a visit, by a reload or after a crash: what it needs begins before React and
 * all at once, and the pages find it begun. The other side looks at a picture that stands still meanwhile.
 */
export function resume(store: Store, pathname: string): void {
  const [, dashboard, visitId] = /^(\/dashboard)?\/visit\/([^/]+)$/.exec(pathname) ?? [];
  if (visitId === undefined) return;
  void store.dispatch(preloadCall());
  if (dashboard === undefined) resumeAsClient(store, visitId);
  else void resumeAsProfessional(store, visitId);
}

function resumeAsClient({ dispatch }: Store, visitId: string): void {
  dispatch(enterVisitAsClient(visitId));
  void dispatch(startMedia());
}

async function resumeAsProfessional({ dispatch, getState }: Store, visitId: string): Promise<void> {
  await dispatch(loadSession());
  // Nobody is asked for a camera before it is known who they are.
  if (getState().session.status !== "signed-in") return;
  dispatch(connectProfessional());
  dispatch(enterVisit(visitId));
  void dispatch(startMedia());
}

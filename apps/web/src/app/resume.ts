import { enterVisit, enterVisitAsClient } from "../call/commands/enterVisit.ts";
import { startMedia } from "../call/commands/localMedia.ts";
import { preloadCall } from "../call/commands/preloadCall.ts";
import { connectProfessional } from "../features/session/commands/connectProfessional.ts";
import { loadSession } from "../features/session/commands/loadSession.ts";
import { LazyClientVisit } from "../features/visit/LazyClientVisit.ts";
import { ProfessionalVisitPage, RequireSession } from "./professionalPages.ts";
import type { Store } from "./store.ts";

/** Milliseconds that the screen may stay empty. */
const PATIENCE = 300;

/**
 * A page that is loaded inside a visit, by a reload or after a crash: what it needs begins before React and
 * all at once, and the pages find it begun. The other side looks at a picture that stands still meanwhile.
 * Resolves when the code of the pages is there, or takes too long to wait for with nothing on the screen.
 */
export async function resume(store: Store, pathname: string): Promise<void> {
  const [, dashboard, visitId] = /^(\/dashboard)?\/visit\/([^/]+)$/.exec(pathname) ?? [];
  if (visitId === undefined) return;
  const isClient = dashboard === undefined;
  const pages = isClient ? [LazyClientVisit] : [RequireSession, ProfessionalVisitPage];
  const loading = [store.dispatch(preloadCall()), ...pages.map((page) => page.preload())];
  if (isClient) resumeAsClient(store, visitId);
  else void resumeAsProfessional(store, visitId);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled(loading), late]);
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

import type { JoinLinkFacts } from "@televisit/protocol/checkIn";
import type { AppThunk } from "../../app/store.ts";

/**
 * Asks the server what a join link is for.
 * @throws {AppError} `link_invalid`, `link_expired`, `link_too_early`, `link_cancelled`, `visit_ended` …
 */
export function inspectLink(token: string): AppThunk<Promise<JoinLinkFacts>> {
  return (_dispatch, _getState, { api }) => api.inspectJoinLink(token);
}

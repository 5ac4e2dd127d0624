import type { Action } from "./Action.ts";
import { callActions } from "./callActions.ts";
import { pageFaults, serviceFaults } from "./faults.ts";
import { tell } from "./model.ts";
import { visitActions } from "./visitActions.ts";

/** Everything that may happen in a soak. The order is part of what a seed means. */
export const actions: readonly Action[] = [
  ...visitActions,
  ...pageFaults,
  ...callActions,
  ...serviceFaults,
].map((action) => ({
  ...action,
  apply(model) {
    action.apply(model);
    tell(model);
  },
}));

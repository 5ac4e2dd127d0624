// expect: nothing
export type { RootState } from "../../../app/store.ts";
export { leave } from "../../../call/commands.ts";
export { start } from "../commands/start.ts";
export { useVisit } from "../useVisit.ts";

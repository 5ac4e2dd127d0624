// expect: nothing

export { useAppSelector } from "../../app/hooks.ts";
export type { RootState } from "../../app/store.ts";
export { leave } from "../../call/commands.ts";
export { Page } from "../../ui/Page.tsx";
export { useVisit } from "./useVisit.ts";

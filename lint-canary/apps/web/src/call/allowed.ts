// expect: nothing

export { CallEngine } from "@televisit/rtc/CallEngine";
export type { RootState } from "../app/store.ts";
export { Page } from "../ui/Page.tsx";

// expect: eslint(no-restricted-imports)
export { CallEngine } from "@televisit/rtc/CallEngine";

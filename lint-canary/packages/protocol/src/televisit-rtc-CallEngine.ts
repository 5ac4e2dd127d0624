// expect: eslint(no-restricted-imports)
export * from "@televisit/rtc/CallEngine";

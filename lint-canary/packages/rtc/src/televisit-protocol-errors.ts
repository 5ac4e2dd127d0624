// expect: eslint(no-restricted-imports)
export * from "@televisit/protocol/errors";

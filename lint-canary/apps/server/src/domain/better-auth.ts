// expect: eslint(no-restricted-imports)
export * from "better-auth";

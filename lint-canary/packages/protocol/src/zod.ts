// expect: eslint(no-restricted-imports)
export * from "zod";

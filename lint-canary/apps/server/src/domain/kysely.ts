// expect: eslint(no-restricted-imports)
export * from "kysely";

// expect: eslint(no-restricted-imports)
export * from "node:fs";

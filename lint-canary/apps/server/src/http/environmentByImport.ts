// expect: eslint(no-restricted-imports)
export { env } from "node:process";

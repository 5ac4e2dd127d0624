// expect: eslint(no-restricted-imports)
export { config } from "../../../server/src/config.ts";

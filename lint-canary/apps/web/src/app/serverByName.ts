// expect: eslint(no-restricted-imports)
export { config } from "@televisit/server/config";

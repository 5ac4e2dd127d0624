// expect: eslint(no-restricted-imports)
export type { Store } from "../store/Store.ts";

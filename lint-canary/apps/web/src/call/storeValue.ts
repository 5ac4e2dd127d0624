// expect: eslint(no-restricted-imports)
export { createStore } from "../app/store.ts";

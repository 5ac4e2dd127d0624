// expect: eslint(no-restricted-imports)
export type { RootState } from "../app/store.ts";

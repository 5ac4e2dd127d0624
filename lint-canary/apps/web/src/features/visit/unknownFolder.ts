// expect: eslint(no-restricted-imports)
export { start } from "../../main.tsx";

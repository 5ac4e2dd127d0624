// expect: eslint(no-restricted-imports)
export { router } from "../../../web/src/app/router.tsx";

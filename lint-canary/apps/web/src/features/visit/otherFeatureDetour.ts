// expect: eslint(no-restricted-imports)
export { Dashboard } from "../../call/../features/dashboard/Dashboard.tsx";

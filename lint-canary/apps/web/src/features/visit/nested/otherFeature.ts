// expect: eslint(no-restricted-imports)
export { Dashboard } from "../../dashboard/Dashboard.tsx";

// expect: eslint(no-restricted-imports)
export const load = () => import("../dashboard/Dashboard.tsx");

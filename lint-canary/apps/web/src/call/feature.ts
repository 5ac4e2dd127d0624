// expect: eslint(no-restricted-imports)
export { JoinPage } from "../features/visit/JoinPage.tsx";

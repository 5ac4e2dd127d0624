// expect: eslint(no-restricted-imports)
export * from "react-dom/client";

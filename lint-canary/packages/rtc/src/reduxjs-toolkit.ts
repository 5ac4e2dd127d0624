// expect: eslint(no-restricted-imports)
export * from "@reduxjs/toolkit";

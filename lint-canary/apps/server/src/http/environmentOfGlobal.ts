// expect: eslint(no-restricted-globals)
export const port = globalThis.process.env["PORT"];

// expect: eslint(no-restricted-globals)
export const port = process.env["PORT"];

// expect: eslint(no-restricted-globals)
export const debug = process.env["DEBUG"];

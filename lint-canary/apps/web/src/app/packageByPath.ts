// expect: eslint(no-restricted-imports)
export { AppError } from "../../../../packages/protocol/src/errors.ts";

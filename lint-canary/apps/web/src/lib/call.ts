// expect: eslint(no-restricted-imports)
export { CallScreen } from "../call/CallScreen.tsx";

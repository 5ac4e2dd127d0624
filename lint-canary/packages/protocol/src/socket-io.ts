// expect: eslint(no-restricted-imports)
export * from "socket.io";

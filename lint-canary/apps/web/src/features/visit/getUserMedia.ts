// expect: eslint(no-restricted-properties)
export const open = () => navigator.mediaDevices.getUserMedia({ audio: true });

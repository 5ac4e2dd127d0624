// expect: eslint(no-restricted-properties)
export const share = () => navigator.mediaDevices.getDisplayMedia();

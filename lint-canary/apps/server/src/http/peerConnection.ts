// expect: eslint(no-restricted-globals)
export const open = () => new RTCPeerConnection();

// expect: nothing
export const open = () => new RTCPeerConnection();
export const capture = () => navigator.mediaDevices.getUserMedia({ audio: true });

const candidateAddress = /^((?:a=)?candidate:(?:\S+ ){4})\S+ \d+/gm;
const relatedAddress = / raddr \S+ rport \d+/g;
const connectionAddress = /^((?:c|o)=.*?\bIN IP[46] |a=rtcp:\d+ IN IP[46] )\S+/gm;

/** The same description or candidate without the addresses in it: candidates, c=, o= and a=rtcp (RFC 8866, RFC 8839). */
export function hideAddresses(text: string): string {
  return text
    .replace(candidateAddress, "$1… …")
    .replace(relatedAddress, " raddr … rport …")
    .replace(connectionAddress, "$1…");
}

/** The same description without the secret that ICE checks are signed with (RFC 8839 §5.4): nobody needs to see it. */
export function hidePasswords(sdp: string): string {
  return sdp.replace(/^a=ice-pwd:.*$/gm, "a=ice-pwd:…");
}

/** Where this tab keeps the history of a visit's chat. */
export function chatKey(visitId: string): string {
  return `televisit.chat.${visitId}`;
}

/** Removes the history of a visit's chat from this device, where there is any. */
export function forgetChat(visitId: string | null): void {
  if (visitId) sessionStorage.removeItem(chatKey(visitId));
}

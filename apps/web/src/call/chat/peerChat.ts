import type { PeerMessage } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";

// The way from the bridge into the chat: its code loads with the first connection, not with check-in.

/** A participant has said something about the chat. */
export function peerSaid(
  participantId: string,
  message: Extract<PeerMessage, { type: "chat" | "chat-received" }>,
): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { receiveChat } = await import("./receiveChat.ts");
    dispatch(receiveChat(participantId, message));
  };
}

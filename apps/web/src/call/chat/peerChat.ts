import type { PeerMessage } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";

// The way from the bridge into the chat: its code loads with the first connection, not with check-in.

/** The data channel to a participant is open: what they have missed goes out now. */
export function peerReachable(participantId: string): AppThunk<Promise<void>> {
  return async (dispatch, _getState, { files }) => {
    files.get().catch(() => undefined); // so that files work while the server is away
    const { sendPending } = await import("./sendMessage.ts");
    dispatch(sendPending(participantId));
  };
}

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

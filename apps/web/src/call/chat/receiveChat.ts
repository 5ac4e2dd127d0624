import type { PeerMessage } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";
import { keepHistory, restoreHistory } from "./chatHistory.ts";
import { messageArrived, messageDelivered } from "./chatSlice.ts";

type ChatPeerMessage = Extract<PeerMessage, { type: "chat" | "chat-received" }>;

/** Takes in what another participant says of the chat: a message, or that ours has arrived. */
export function receiveChat(participantId: string, message: ChatPeerMessage): AppThunk {
  return (dispatch, _getState, { engine }) => {
    dispatch(restoreHistory());
    if (message.type === "chat-received") {
      dispatch(messageDelivered({ id: message.id, to: participantId }));
      dispatch(keepHistory());
      return;
    }
    const { id, text, sentAt } = message;
    dispatch(
      messageArrived({ id, from: participantId, own: false, text, sentAt, at: Date.now(), pending: [] }),
    );
    dispatch(keepHistory());
    const confirmation: PeerMessage = { type: "chat-received", id };
    engine.send(participantId, JSON.stringify(confirmation));
  };
}

import { MAX_CHAT_LENGTH, type PeerMessage } from "@televisit/protocol/peerMessages";
import { v4 as createId } from "uuid";
import type { AppThunk } from "../../app/store.ts";
import { visitOf } from "../slices/callStatus.ts";
import { keepHistory, restoreHistory } from "./chatHistory.ts";
import { type ChatMessage, messageWritten } from "./chatSlice.ts";

/** Sends a message to everybody in the visit. Who cannot be reached now gets it when the connection is back. */
export function sendMessage(text: string): AppThunk {
  return (dispatch, getState) => {
    const visit = visitOf(getState().callStatus);
    const words = text.trim().slice(0, MAX_CHAT_LENGTH);
    if (!visit || words === "") return;
    dispatch(restoreHistory());
    const from = visit.you.participantId;
    const last = getState().chat.messages.findLast((message) => message.own)?.sentAt ?? 0;
    const at = Date.now();
    const pending = visit.peers.map((peer) => peer.participantId);
    // The device's clock may have been set back since.
    const sentAt = Math.max(at, last + 1);
    const message: ChatMessage = { id: createId(), from, own: true, text: words, sentAt, at, pending };
    dispatch(messageWritten(message));
    dispatch(keepHistory());
    for (const participantId of pending) dispatch(deliver(participantId, message));
  };
}

/** Sends one participant what they have not confirmed, oldest first. */
export function sendPending(participantId: string): AppThunk {
  return (dispatch, getState) => {
    dispatch(restoreHistory());
    for (const message of getState().chat.messages) {
      if (message.pending.includes(participantId)) dispatch(deliver(participantId, message));
    }
  };
}

function deliver(participantId: string, { id, text, sentAt }: ChatMessage): AppThunk {
  return (_dispatch, _getState, { engine }) => {
    const message: PeerMessage = { type: "chat", id, text, sentAt };
    engine.send(participantId, JSON.stringify(message));
  };
}

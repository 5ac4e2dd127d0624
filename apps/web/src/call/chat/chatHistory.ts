import * as z from "zod/mini";
import type { AppThunk } from "../../app/store.ts";
import { historyRestored } from "./chatSlice.ts";
import { chatKey } from "./forgetChat.ts";

const History = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      own: z.boolean(),
      text: z.string(),
      sentAt: z.number(),
      at: z.number(),
      pending: z.array(z.string()),
    }),
  ),
  unread: z.number(),
});

/** Reads what this tab has kept of the visit's chat, the first time that the chat is used. */
export function restoreHistory(): AppThunk {
  return (dispatch, getState) => {
    const { chat, connection } = getState();
    const { visitId } = connection;
    if (visitId === null || chat.visitId === visitId) return;
    const kept = History.safeParse(readJson(chatKey(visitId)));
    dispatch(historyRestored({ visitId, ...(kept.success ? kept.data : { messages: [], unread: 0 }) }));
  };
}

/** Keeps the chat for a reload, in this tab only (sessionStorage) and until the visit is over for it. */
export function keepHistory(): AppThunk {
  return (_dispatch, getState) => {
    const { chat, connection } = getState();
    if (chat.visitId === null || chat.visitId !== connection.visitId) return;
    try {
      const { messages, unread } = chat;
      sessionStorage.setItem(chatKey(chat.visitId), JSON.stringify({ messages, unread }));
    } catch {
      // Storage is full or switched off: the chat works, it only does not outlive a reload.
    }
  };
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

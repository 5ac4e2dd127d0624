import type { AppThunk } from "../../app/store.ts";
import { keepHistory, restoreHistory } from "./chatHistory.ts";
import { chatOpened } from "./chatSlice.ts";

/** Shows the chat; what is there counts as read. */
export function openChat(): AppThunk {
  return (dispatch) => {
    dispatch(restoreHistory());
    dispatch(chatOpened());
    dispatch(keepHistory());
  };
}

import { createSlice, type PayloadAction } from "@reduxjs/toolkit";
import { transferAdded } from "../files/filesSlice.ts";
import { visitSynced } from "../slices/callStatus.ts";
import { roomJoined, visitEntered } from "../slices/connection.ts";

/** So many messages are kept; with the longest ones that is what a tab's storage holds. */
const MOST = 1000;

/** One line of the chat. */
export interface ChatMessage {
  id: string;
  /** The participant who wrote it. */
  from: string;
  own: boolean;
  text: string;
  /** The writer's clock, in ms: the order of one writer's messages. */
  sentAt: number;
  /** This device's clock when it was written or arrived, in ms: what is shown, and the order between writers. */
  at: number;
  /** Own messages: the participants who have not confirmed it yet. */
  pending: string[];
}

interface ChatState {
  /** The visit that the messages belong to; null until its history has been read. */
  visitId: string | null;
  isOpen: boolean;
  messages: ChatMessage[];
  /** What has arrived while the panel was closed. */
  unread: number;
}

const initialState: ChatState = { visitId: null, isOpen: false, messages: [], unread: 0 };

const chat = createSlice({
  name: "chat",
  initialState,
  reducers: {
    historyRestored(
      state,
      { payload }: PayloadAction<{ visitId: string; messages: ChatMessage[]; unread: number }>,
    ) {
      state.visitId = payload.visitId;
      state.messages = payload.messages;
      state.unread = state.isOpen ? 0 : payload.unread;
    },
    messageWritten(state, { payload }: PayloadAction<ChatMessage>) {
      insert(state.messages, payload);
    },
    messageArrived(state, { payload }: PayloadAction<ChatMessage>) {
      if (state.messages.some(({ id }) => id === payload.id)) return; // sent again: our answer was lost
      insert(state.messages, payload);
      if (!state.isOpen) state.unread += 1;
    },
    messageDelivered(state, { payload }: PayloadAction<{ id: string; to: string }>) {
      const message = state.messages.find(({ id, own }) => own && id === payload.id);
      if (message) message.pending = message.pending.filter((participantId) => participantId !== payload.to);
    },
    chatOpened(state) {
      state.isOpen = true;
      state.unread = 0;
    },
    chatClosed(state) {
      state.isOpen = false;
    },
  },
  extraReducers: (builder) => {
    builder
      .addCase(visitEntered, (state, { payload }) =>
        payload.visitId === state.visitId ? state : initialState,
      )
      .addCase(roomJoined, (state, { payload }) =>
        payload.roomId === state.visitId ? state : { ...initialState, isOpen: state.isOpen },
      )
      .addCase(visitSynced, (state, { payload: { visit } }) =>
        "state" in visit && visit.state === "ended" ? initialState : state,
      )
      .addCase(transferAdded, (state, { payload }) => {
        if (!payload.own && !state.isOpen) state.unread += 1; // somebody offers a file
      });
  },
});

/** Puts a message behind the last one, or before those of the same writer that it ought to have preceded. */
function insert(messages: ChatMessage[], message: ChatMessage): void {
  const overtaken = messages.findIndex(
    ({ from, sentAt }) => from === message.from && sentAt > message.sentAt,
  );
  const next = overtaken === -1 ? undefined : messages[overtaken];
  if (next) messages.splice(overtaken, 0, { ...message, at: next.at });
  else messages.push(message);
  if (messages.length > MOST) messages.shift();
}

export const { historyRestored, messageWritten, messageArrived, messageDelivered, chatOpened, chatClosed } =
  chat.actions;
export const chatReducer = chat.reducer;

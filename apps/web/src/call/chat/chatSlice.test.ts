import type { VisitSnapshot } from "@televisit/protocol/visit";
import { expect, test } from "vitest";
import { visitSynced } from "../slices/callStatus.ts";
import { visitEntered } from "../slices/connection.ts";
import {
  type ChatMessage,
  chatClosed,
  chatOpened,
  chatReducer,
  historyRestored,
  messageArrived,
  messageDelivered,
  messageWritten,
} from "./chatSlice.ts";

type Action = Parameters<typeof chatReducer>[1];

function message(id: string, changes: Partial<ChatMessage> = {}): ChatMessage {
  return { id, from: "sam", own: false, text: id, sentAt: 1, at: 1, pending: [], ...changes };
}

const visitId = "0198c0de-0000-7000-8000-000000000001";
const visit: VisitSnapshot = {
  visitId,
  state: "admitted",
  startsAt: "2026-03-01T09:30:00.000Z",
  durationMinutes: 30,
  you: { participantId: visitId, role: "client", name: "Sam Carter", relation: null },
  peers: [],
  place: null,
  professionalOnline: true,
  sentBack: false,
  admittedAt: null,
  endReason: null,
  waitingGuests: [],
  serverTime: "2026-03-01T09:30:00.000Z",
};

function after(...actions: Action[]) {
  return actions.reduce(chatReducer, chatReducer(undefined, { type: "start" }));
}

const texts = ({ messages }: { messages: ChatMessage[] }) => messages.map(({ text }) => text);

test("a message that is sent again is shown and counted once", () => {
  const state = after(messageArrived(message("a")), messageArrived(message("a", { at: 5 })));
  expect(texts(state)).toEqual(["a"]);
  expect(state.unread).toBe(1);
});

test("messages of one writer stand in the order in which they were written, however they arrive", () => {
  const state = after(
    messageArrived(message("third", { sentAt: 30, at: 1 })),
    messageWritten(message("own", { from: "robin", own: true, sentAt: 2, at: 2 })),
    messageArrived(message("first", { sentAt: 10, at: 3 })),
    messageArrived(message("second", { sentAt: 20, at: 4 })),
  );
  expect(texts(state)).toEqual(["first", "second", "third", "own"]);
  expect(state.messages.map(({ at }) => at)).toEqual([1, 1, 1, 2]);
});

test("a message is delivered when each of its recipients has confirmed it", () => {
  const written = message("a", { from: "robin", own: true, pending: ["sam", "kim"] });
  const once = after(messageWritten(written), messageDelivered({ id: "a", to: "sam" }));
  expect(once.messages[0]?.pending).toEqual(["kim"]);
  expect(chatReducer(once, messageDelivered({ id: "a", to: "kim" })).messages[0]?.pending).toEqual([]);
});

test("only what arrives while the chat is closed is unread, until it is opened", () => {
  const open = after(chatOpened(), messageArrived(message("a")));
  expect(open.unread).toBe(0);
  const closed = [chatClosed(), messageArrived(message("b")), messageArrived(message("c"))].reduce(
    chatReducer,
    open,
  );
  expect(closed.unread).toBe(2);
  expect(chatReducer(closed, chatOpened()).unread).toBe(0);
});

test("coming back to a visit keeps its chat, entering another one clears it", () => {
  const state = after(historyRestored({ visitId: "one", messages: [message("a")], unread: 1 }));
  expect(texts(chatReducer(state, visitEntered({ visitId: "one" })))).toEqual(["a"]);
  expect(chatReducer(state, visitEntered({ visitId: "two" }))).toEqual(after());
});

test("the end of the visit leaves nothing of its chat", () => {
  const state = after(historyRestored({ visitId, messages: [message("a")], unread: 1 }));
  expect(texts(chatReducer(state, visitSynced({ ...visit, state: "admitted" }, [])))).toEqual(["a"]);
  expect(chatReducer(state, visitSynced({ ...visit, state: "ended" }, []))).toEqual(after());
});

test("of more than a thousand messages the oldest go", () => {
  const state = after(...Array.from({ length: 1001 }, (_, index) => messageArrived(message(`${index}`))));
  expect(state.messages).toHaveLength(1000);
  expect(texts(state)[0]).toBe("1");
});

import type { AppThunk } from "../../../app/store.ts";
import { closeRoom } from "../../../call/commands/closeRoom.ts";
import type { Channel } from "../../../signalling/channel.ts";
import { failRoom } from "./failRoom.ts";
import { joinRoom } from "./joinRoom.ts";
import { syncRoom } from "./syncRoom.ts";

const heard = new WeakSet<Channel>();

/** From now on what the server tells of rooms is heard; done once for a page, which does without before its first room. */
export function hearOfRooms(): AppThunk {
  return (dispatch, getState, { channel }) => {
    if (heard.has(channel)) return;
    heard.add(channel);
    const isIn = () => getState().connection.room !== null;
    const ours = ({ roomId }: { roomId: string }) => isIn() && getState().connection.visitId === roomId;
    channel.on("channel:online", () => {
      if (isIn()) void dispatch(joinRoom());
    });
    channel.on("channel:refused", ({ code }) => {
      if (isIn()) dispatch(failRoom(code));
    });
    channel.on("room:changed", (room) => {
      if (ours(room)) dispatch(syncRoom(room));
    });
    channel.on("room:superseded", (ref) => {
      if (ours(ref)) dispatch(failRoom("visit_superseded"));
    });
    channel.on("room:closed", (end) => {
      if (ours(end)) dispatch(closeRoom(end.because));
    });
  };
}

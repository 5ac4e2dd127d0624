import type { RoomSnapshot } from "@televisit/protocol/room";
import type { AppThunk } from "../../../app/store.ts";
import { closePeers } from "../../../call/commands/closePeers.ts";
import { connectedPeers } from "../../../call/connectedPeers.ts";
import { visitSynced } from "../../../call/slices/callStatus.ts";
import { mergeRoom } from "../mergeRoom.ts";
import { roomOf } from "../roomOf.ts";
import { roomPeers } from "../roomPeers.ts";

/** Takes in the room as the server tells it and brings the peer connections in line with it. */
export function syncRoom(snapshot: RoomSnapshot): AppThunk {
  return (dispatch, getState, { engine }) => {
    const before = roomOf(getState().callStatus);
    const room = mergeRoom(before, snapshot);
    const wanted = roomPeers(room);
    const wereAway = before?.peers.filter(({ presence }) => presence === "away") ?? [];
    for (const peer of wanted) {
      engine.openPeer(peer);
      // What was sent to them meanwhile is lost.
      if (wereAway.some(({ participantId }) => participantId === peer.participantId)) {
        engine.repeat(peer.participantId);
      }
    }
    const ids = new Set(wanted.map(({ participantId }) => participantId));
    dispatch(closePeers((participantId) => !ids.has(participantId)));
    dispatch(visitSynced(room, connectedPeers(getState())));
  };
}

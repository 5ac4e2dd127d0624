import type { PeerMessage } from "@televisit/protocol/peerMessages";
import { LinkWatch } from "@televisit/rtc/LinkWatch";
import type { VideoLevel } from "@televisit/rtc/videoBudget";
import type { AppThunk } from "../../app/store.ts";
import { connectedPeers } from "../connectedPeers.ts";
import { linkSampled, sendingChanged } from "./qualitySlice.ts";
import { reportCall } from "./reportCall.ts";

/**
 * Watches the connection to a participant until it closes, and lets its pictures give way to its sound.
 * `connectedAt` is of this page's clock (`performance.now`), in ms.
 */
export function watchQuality(participantId: string, connectedAt: number): AppThunk {
  return (dispatch, getState, { engine, journals }) => {
    const peer = getState().peerConnections[participantId];
    if (!peer) return; // it closed while this was loading
    let paused = false;
    let reported = false;
    const watch = new LinkWatch(peer.peerConnection, {
      audience: () => connectedPeers(getState()).length,
      sampled: (link) => {
        journals()?.addSample(participantId, link);
        dispatch(linkSampled({ participantId, link }));
        if (reported || link.path === null) return;
        reported = true;
        dispatch(reportCall(link.path, connectedAt));
      },
      levelChanged: (sending) => {
        dispatch(sendingChanged({ participantId, sending }));
        if (paused === isPaused(sending)) return;
        paused = isPaused(sending);
        const message: PeerMessage = { type: "video-paused", paused };
        engine.send(participantId, JSON.stringify(message));
      },
    });
    const onClosed = (closed: { participantId: string }) => {
      if (closed.participantId !== participantId) return;
      watch.stop();
      engine.events.off("peer:closed", onClosed);
    };
    engine.events.on("peer:closed", onClosed);
  };
}

function isPaused(level: VideoLevel): boolean {
  return level !== "full" && level !== "small";
}

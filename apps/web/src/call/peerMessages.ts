import { PeerMessage, type TrackState } from "@televisit/protocol/peerMessages";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import type { MediaFacts } from "@televisit/rtc/MediaSlot";
import type { AppDispatch, RootState } from "../app/store.ts";
import { parseJson } from "../lib/parseJson.ts";
import { peerSaid } from "./chat/peerChat.ts";
import { peerSaidOfFile } from "./files/peerFiles.ts";
import { peerSaidGoodbye } from "./goodbye/peerGoodbye.ts";
import { theirVideoPaused } from "./quality/qualitySlice.ts";
import { peerSaidOfRecording } from "./recording/peerRecording.ts";
import { peerMediaReported } from "./slices/peerMedia.ts";

/** Tells every connected peer whether this side's microphone, camera and screen are on. */
export function sendMediaState(
  engine: CallEngine,
  { localMedia, screen }: Pick<RootState, "localMedia" | "screen">,
): void {
  const message: PeerMessage = {
    type: "media-state",
    audio: trackState(localMedia.audio),
    video: trackState(localMedia.video),
    screen: screen.phase === "sharing",
  };
  engine.broadcast(JSON.stringify(message));
}

/** Takes in a message of another participant; what does not parse is dropped. */
export function receivePeerMessage(dispatch: AppDispatch, participantId: string, data: string): void {
  const message = PeerMessage.safeParse(parseJson(data));
  if (!message.success) return;
  switch (message.data.type) {
    case "media-state": {
      const { audio, video, screen = false } = message.data;
      dispatch(peerMediaReported({ participantId, audio, video, screen }));
      break;
    }
    case "chat":
    case "chat-received":
      void dispatch(peerSaid(participantId, message.data));
      break;
    case "file-offer":
    case "file-answer":
    case "file-sent":
    case "file-received":
    case "file-cancelled":
      void dispatch(peerSaidOfFile(participantId, message.data));
      break;
    case "video-paused":
      dispatch(theirVideoPaused({ participantId, paused: message.data.paused }));
      break;
    case "recording":
      void dispatch(peerSaidOfRecording(participantId, message.data));
      break;
    case "goodbye":
      void dispatch(peerSaidGoodbye(participantId, message.data.reason));
      break;
    default:
      message.data satisfies never;
  }
}

function trackState(kind: MediaFacts): TrackState {
  if (kind.status === "interrupted") return "interrupted";
  if (kind.status !== "ok") return "missing";
  return kind.muted ? "off" : "on";
}

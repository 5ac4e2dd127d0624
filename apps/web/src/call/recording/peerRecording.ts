import type { PeerMessage } from "@televisit/protocol/peerMessages";
import type { AppThunk } from "../../app/store.ts";

/** What one side says to the other about a recording. */
export type RecordingMessage = Extract<PeerMessage, { type: "recording" }>;

/** A participant has said something about recording: its code loads with the first word, not with check-in. */
export function peerSaidOfRecording(from: string, message: RecordingMessage): AppThunk<Promise<void>> {
  return async (dispatch) => {
    const { receiveRecording } = await import("./recordingCommands.ts");
    dispatch(receiveRecording(from, message));
  };
}

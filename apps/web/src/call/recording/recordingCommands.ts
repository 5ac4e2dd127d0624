import type { Consent } from "@televisit/protocol/consent";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import { v4 as createId } from "uuid";
import { tellConsent } from "../../api/consent.ts";
import type { AppThunk } from "../../app/store.ts";
import { errorCodeOf, mayPass } from "../../lib/errorCode.ts";
import { visitOf } from "../slices/callStatus.ts";
import { chooseFile } from "./chooseFile.ts";
import { fileName } from "./fileName.ts";
import type { RecordingMessage } from "./peerRecording.ts";
import { Recording } from "./Recording.ts";
import { recordingFormat } from "./recordingFormat.ts";
import { recordingChanged } from "./recordingSlice.ts";

/** The recording of each engine, that is of the page; made with the first word about recording. */
const recordings = new WeakMap<CallEngine, Recording>();

function theRecording(): AppThunk<Recording> {
  return (dispatch, getState, { engine, screen }) => {
    const existing = recordings.get(engine);
    if (existing) return existing;
    const recording = new Recording({
      createId,
      send: (participantId, message) => engine.send(participantId, JSON.stringify(message)),
      streamsOf: (participantIds) => {
        const { local, remote } = getState().streams;
        const all = [...participantIds.map((id) => remote[id]?.stream), local.stream];
        return all.filter((stream) => stream instanceof MediaStream);
      },
      screensOf: (participantIds) => {
        const { streams, peerMedia } = getState();
        const sharing = participantIds.filter((id) => peerMedia[id]?.screen);
        const own = screen.facts.current;
        const all = [
          ...sharing.map((id) => streams.screens[id]?.stream),
          own.phase === "sharing" ? own.stream : null,
        ];
        return all.filter((stream) => stream instanceof MediaStream);
      },
      changed: (facts) => dispatch(recordingChanged(facts)),
    });
    engine.events.on("peer:opened", ({ participantId }) => recording.join(participantId));
    engine.events.on("peer:closed", ({ participantId }) => recording.leave(participantId));
    recordings.set(engine, recording);
    return recording;
  };
}

/**
 * Asks the others whether the call may be recorded, and begins when all have said yes. The file is chosen first, since
 * the browser wants a click for that.
 */
export function askToRecord(): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const mimeType = recordingFormat();
    const { session } = getState();
    if (mimeType === undefined || session.status !== "signed-in") return;
    const name = fileName(new Date(), mimeType);
    try {
      const handle = await chooseFile(name);
      const { peerConnections } = getState();
      const connected = Object.keys(peerConnections).filter(
        (id) => peerConnections[id]?.connectionState === "connected",
      );
      dispatch(theRecording()).ask(connected, { handle, name, owner: session.user.id, mimeType });
    } catch {
      // The person has changed their mind.
    }
  };
}

/** Takes in what a participant says about recording. Only professionals record. */
export function receiveRecording(from: string, message: RecordingMessage): AppThunk {
  return (dispatch, getState) => {
    const peer = visitOf(getState().callStatus)?.peers.find(({ participantId }) => participantId === from);
    if (message.step === "ask" && peer?.role !== "professional") return;
    dispatch(theRecording()).receive(from, message);
  };
}

/** Answers the question whether this side may be recorded. */
export function answerRecording(allowed: boolean): AppThunk {
  return (dispatch, getState) => {
    if (getState().recording?.agreement?.phase !== "asked") return; // taken back meanwhile
    dispatch(theRecording()).answer(allowed);
    dispatch(keepConsent(allowed ? "allowed" : "refused"));
  };
}

/** Ends the recording on both sides, or takes back the question, or the yes to it. */
export function stopRecording(): AppThunk {
  return (dispatch, getState) => {
    const phase = getState().recording?.agreement?.phase;
    dispatch(theRecording()).stop();
    if (phase === "allowed" || phase === "recorded") dispatch(keepConsent("withdrawn"));
  };
}

/** For the host's audit trail. The call does not wait for it, and where the server is away it is told when it is back. */
function keepConsent(recording: Consent["recording"]): AppThunk {
  return (_dispatch, getState, { channel }) => {
    const visit = visitOf(getState().callStatus);
    if (visit === null || !("visitId" in visit)) return;
    const consent = { visitId: visit.visitId, recording };
    tellConsent(consent).catch((error: unknown) => {
      if (!mayPass(errorCodeOf(error))) return;
      const stop = channel.on("channel:online", () => {
        stop();
        tellConsent(consent).catch(() => undefined);
      });
    });
  };
}

/** The recording has been downloaded. */
export function takeRecording(): AppThunk {
  return (dispatch) => dispatch(theRecording()).take();
}

/** Puts the outcome of the last recording away. */
export function forgetRecording(): AppThunk {
  return (dispatch) => dispatch(theRecording()).forget();
}

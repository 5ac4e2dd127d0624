import type { ConstrainResult, TrackRequest } from "@televisit/rtc/constrainTrack";
import type { MediaKind } from "@televisit/rtc/mediaKind";
import { type TrackFacts, trackFacts } from "@televisit/rtc/trackFacts";
import { useReducer } from "react";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import { constrain } from "./equipmentMedia.ts";

export interface TrackControl {
  /** Null while no device of the kind is open. */
  facts: TrackFacts | null;
  /** Asks for something; the facts are read again, whatever came of it. */
  ask(request: TrackRequest): Promise<ConstrainResult>;
}

/** The open device of a kind: what it is set to, what it can do, and how to ask for something else. */
export function useTrack(kind: MediaKind): TrackControl {
  const dispatch = useAppDispatch();
  const stream = useAppSelector((state) => state.streams.local.stream);
  const { status } = useAppSelector((state) => state.localMedia[kind]);
  const [, readAgain] = useReducer((times: number) => times + 1, 0);
  const track = status === "ok" ? stream?.getTracks().find((one) => one.kind === kind) : undefined;
  return {
    facts: track ? trackFacts(track) : null,
    async ask(request) {
      const result = await dispatch(constrain(kind, request));
      readAgain();
      return result;
    },
  };
}

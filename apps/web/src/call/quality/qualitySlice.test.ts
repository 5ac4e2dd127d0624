import type { LinkSample } from "@televisit/rtc/LinkSample";
import { expect, test } from "vitest";
import { peerClosed } from "../slices/peerConnections.ts";
import { linkSampled, qualityReducer, sendingChanged, theirVideoPaused } from "./qualitySlice.ts";

type Action = Parameters<typeof qualityReducer>[1];

const link: LinkSample = {
  at: 1000,
  roundTrip: 40,
  loss: 0,
  jitter: 3,
  sendBitrate: 60_000,
  receiveBitrate: 60_000,
  availableBitrate: null,
  width: 640,
  height: 360,
  framesPerSecond: 20,
  sentWidth: 1280,
  sentHeight: 720,
  sentFramesPerSecond: 30,
  path: "direct",
};

function after(...actions: Action[]) {
  return actions.reduce(qualityReducer, qualityReducer(undefined, { type: "start" }));
}

test("knows nobody at first", () => {
  expect(after()).toEqual({});
});

test("keeps the latest second of each participant", () => {
  const state = after(
    linkSampled({ participantId: "sam", link }),
    linkSampled({ participantId: "kim", link }),
    linkSampled({ participantId: "sam", link: { ...link, at: 2000, roundTrip: 90 } }),
  );
  expect(state["sam"]?.link).toMatchObject({ at: 2000, roundTrip: 90 });
  expect(state["kim"]?.link).toEqual(link);
});

test("what is sent and what the other side says are told apart, in any order", () => {
  const sending = sendingChanged({ participantId: "sam", sending: "paused" });
  const theirs = theirVideoPaused({ participantId: "sam", paused: true });
  const both = { link: null, sending: "paused", theirsPaused: true };
  expect(after(sending, theirs)["sam"]).toEqual(both);
  expect(after(theirs, sending)["sam"]).toEqual(both);
});

test("a sample leaves what was told before, and the other way round", () => {
  const state = after(
    theirVideoPaused({ participantId: "sam", paused: true }),
    linkSampled({ participantId: "sam", link }),
    sendingChanged({ participantId: "sam", sending: "small" }),
    theirVideoPaused({ participantId: "sam", paused: false }),
  );
  expect(state["sam"]).toEqual({ link, sending: "small", theirsPaused: false });
});

test("a closed connection is forgotten, the others are not", () => {
  const state = after(
    linkSampled({ participantId: "sam", link }),
    linkSampled({ participantId: "kim", link }),
    peerClosed({ participantId: "sam" }),
  );
  expect(Object.keys(state)).toEqual(["kim"]);
});

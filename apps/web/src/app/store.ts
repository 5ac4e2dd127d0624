import { configureStore, type ThunkAction, type UnknownAction } from "@reduxjs/toolkit";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import type { CallJournals } from "@televisit/rtc/CallJournals";
import type { LocalMedia } from "@televisit/rtc/LocalMedia";
import type { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import type { Api } from "../api/api.ts";
import { chatReducer } from "../call/chat/chatSlice.ts";
import { filesReducer } from "../call/files/filesSlice.ts";
import type { LazyTransfers } from "../call/files/LazyTransfers.ts";
import type { IceServers } from "../call/iceServers.ts";
import { qualityReducer } from "../call/quality/qualitySlice.ts";
import { recordingReducer } from "../call/recording/recordingSlice.ts";
import { screenReducer } from "../call/screen/screenSlice.ts";
import { callStatusReducer } from "../call/slices/callStatus.ts";
import { connectionReducer } from "../call/slices/connection.ts";
import { localMediaReducer } from "../call/slices/localMedia.ts";
import { peerConnectionsReducer, peerOpened } from "../call/slices/peerConnections.ts";
import { peerMediaReducer } from "../call/slices/peerMedia.ts";
import {
  localStreamOpened,
  remoteScreenReceived,
  remoteStreamReceived,
  streamsReducer,
} from "../call/slices/streams.ts";
import { dashboardReducer } from "../features/dashboard/dashboardSlice.ts";
import { sessionReducer } from "../features/session/sessionSlice.ts";
import type { ChannelSignalling } from "../signalling/ChannelSignalling.ts";
import type { Channel } from "../signalling/channel.ts";

/** What thunks may command. Each of these owns its live objects; the store only publishes them. */
export interface Services {
  engine: CallEngine;
  media: LocalMedia;
  screen: ScreenCapture;
  channel: Channel;
  api: Api;
  iceServers: IceServers;
  files: LazyTransfers;
  /** What has happened to the page's connections; undefined where none was ever made. */
  journals: () => CallJournals | undefined;
  signalling: ChannelSignalling;
  /** Identifies this open page to the server: a new page is a new peer connection. */
  tabId: string;
}

/** Makes the one store of the page, handing the services to every thunk. */
export function createStore(services: Services) {
  return configureStore({
    reducer: {
      streams: streamsReducer,
      peerConnections: peerConnectionsReducer,
      callStatus: callStatusReducer,
      localMedia: localMediaReducer,
      screen: screenReducer,
      peerMedia: peerMediaReducer,
      chat: chatReducer,
      files: filesReducer,
      quality: qualityReducer,
      recording: recordingReducer,
      connection: connectionReducer,
      session: sessionReducer,
      dashboard: dashboardReducer,
    },
    middleware: (defaults) =>
      defaults({
        thunk: { extraArgument: services },
        serializableCheck: {
          // The two slices that hold live objects, and the actions that carry them there.
          ignoredPaths: ["streams", "peerConnections"],
          ignoredActions: [
            localStreamOpened.type,
            remoteStreamReceived.type,
            remoteScreenReceived.type,
            peerOpened.type,
          ],
        },
      }),
  });
}

export type Store = ReturnType<typeof createStore>;
export type RootState = ReturnType<Store["getState"]>;
export type AppDispatch = Store["dispatch"];
/** A command: intent on its way down to the services. */
export type AppThunk<Result = void> = ThunkAction<Result, RootState, Services, UnknownAction>;

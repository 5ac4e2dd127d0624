import "./ui/styles.ts"; // first: what the components add builds on it

import { MantineProvider } from "@mantine/core";
import { CallEngine } from "@televisit/rtc/CallEngine";
import { LocalMedia } from "@televisit/rtc/LocalMedia";
import { ScreenCapture } from "@televisit/rtc/ScreenCapture";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "react-redux";
import { v4 as createId } from "uuid";
import { config as configureZod } from "zod/mini";
import { api } from "./api/api.ts";
import { connectBridge } from "./app/bridge.ts";
import { resume } from "./app/resume.ts";
import { Router } from "./app/router.tsx";
import { createStore, type Services, type Store } from "./app/store.ts";
import { LazyTransfers } from "./call/files/LazyTransfers.ts";
import { IceServers } from "./call/iceServers.ts";
import type { RecordedSessions } from "./call/inspector/RecordedSessions.ts";
import "./i18n/i18n.ts";
import { ChannelSignalling } from "./signalling/ChannelSignalling.ts";
import { Channel } from "./signalling/channel.ts";
import { theme } from "./ui/theme.ts";

// Zod would otherwise try to compile its checks, which the content security policy forbids.
configureZod({ jitless: true });

/** Nothing is negotiated before the server speaks: the code for it loads with the socket, not with check-in. */
let sessions: RecordedSessions;
const channel = new Channel(async () => {
  const loaded = await import("./call/inspector/RecordedSessions.ts");
  sessions ??= new loaded.RecordedSessions({ channel, engine, media });
});
// Everywhere but at check-in the page needs the server at once: before React, not after.
if (window.location.pathname !== "/join") void channel.preload().catch(() => undefined);
const iceServers = new IceServers(api, async () => {
  store.dispatch((await import("./call/renewIceServers.ts")).renewIceServers());
});
const media = new LocalMedia();
const screen = new ScreenCapture();
const signalling = new ChannelSignalling(channel, () => store.getState().connection.visitId);
const engine = new CallEngine({
  media,
  signalling,
  createSession: (options) => sessions.create(options),
  getRtcConfiguration: () => ({ iceServers: iceServers.current }),
});
const files = new LazyTransfers(async () => {
  const { createTransfers } = await import("./call/files/createTransfers.ts");
  return createTransfers(engine, store.dispatch);
});
const services: Services = {
  api,
  channel,
  engine,
  files,
  iceServers,
  journals: () => sessions?.journals,
  media,
  screen,
  signalling,
  tabId: createId(),
};
const store: Store = createStore(services);
connectBridge(services, store);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const page = (
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Provider store={store}>
        <Router />
      </Provider>
    </MantineProvider>
  </StrictMode>
);
void resume(store, window.location.pathname).then(() => createRoot(root).render(page));

import type { IncomingCandidate, IncomingDescription } from "@televisit/protocol/signal";
import type { DashboardSnapshot } from "@televisit/protocol/visit";
import { failVisit } from "../call/commands/failVisit.ts";
import { joinVisit } from "../call/commands/joinVisit.ts";
import { prepareConnections } from "../call/commands/prepareConnections.ts";
import { syncVisit } from "../call/commands/syncVisit.ts";
import { keepMuted } from "../call/devices/keepMuted.ts";
import { peerBytesArrived, peerFilesLost } from "../call/files/peerFiles.ts";
import { peerHungUp } from "../call/goodbye/peerGoodbye.ts";
import { receivePeerMessage, sendMediaState } from "../call/peerMessages.ts";
import { peerConnected } from "../call/quality/peerQuality.ts";
import { screenChanged } from "../call/screen/screenSlice.ts";
import { serverConnected, serverLost, serverStopping } from "../call/slices/connection.ts";
import { localMediaChanged } from "../call/slices/localMedia.ts";
import { peerClosed, peerOpened, peerStateChanged } from "../call/slices/peerConnections.ts";
import {
  localStreamOpened,
  remoteScreenReceived,
  remoteStreamClosed,
  remoteStreamReceived,
} from "../call/slices/streams.ts";
import { dashboardSynced } from "../features/dashboard/dashboardSlice.ts";
import { signedOut } from "../features/session/sessionSlice.ts";
import type { Services, Store } from "./store.ts";

/** Milliseconds in which several changes of the dashboard are one. */
const DASHBOARD_PAUSE = 250;

/** Where facts come up: every event of the channel, the engine and the devices becomes an action here. */
export function connectBridge(services: Services, store: Store): void {
  bridgeChannel(services, store);
  bridgeEngine(services, store);
  bridgeMedia(services, store);
  bridgeScreen(services, store);
}

function bridgeChannel({ channel, engine }: Services, { dispatch, getState }: Store): void {
  const ours = ({ visitId }: { visitId: string }) => getState().connection.visitId === visitId;
  /** What becomes of a room's connection is heard where rooms are (`features/rooms`). */
  const inVisit = () => (getState().connection.room === null ? getState().connection.visitId : null);

  channel.on("channel:online", () => {
    dispatch(serverConnected());
    const visitId = inVisit();
    if (visitId) void dispatch(joinVisit(visitId));
  });
  channel.on("channel:offline", () => dispatch(serverLost()));
  channel.on("server:stopping", () => dispatch(serverStopping()));
  channel.on("channel:refused", ({ code }) => {
    const { connection, session } = getState();
    const isProfessional = session.status === "signed-in" && connection.room === null;
    if (inVisit() !== null) dispatch(failVisit(code));
    if (isProfessional && code === "unauthenticated") dispatch(signedOut());
  });
  channel.on("visit:changed", (visit) => {
    // Who admits is told by the answer: until then news of waiting is from before.
    const isAdmitting = visit.you.role === "professional" && !getState().connection.joined;
    if (ours(visit) && !(isAdmitting && visit.state === "waiting")) dispatch(syncVisit(visit));
  });
  channel.on("visit:superseded", (ref) => {
    if (ours(ref)) dispatch(failVisit("visit_superseded"));
  });
  channel.on("signal:description", (signal: IncomingDescription) => {
    if (ours(signal)) void engine.receiveDescription(signal);
  });
  channel.on("signal:candidate", (signal: IncomingCandidate) => {
    if (ours(signal)) void engine.receiveCandidate(signal);
  });
  bridgeDashboard(channel, { dispatch, getState });
}

/**
 * The latest snapshot of each moment. Admitting changes the dashboard too, and showing that at once would
 * take the processor from the call that is beginning.
 */
function bridgeDashboard(
  channel: Services["channel"],
  { dispatch, getState }: Pick<Store, "dispatch" | "getState">,
): void {
  let latest: DashboardSnapshot | null = null;
  const sync = () => {
    if (latest) dispatch(dashboardSynced(latest));
    latest = null;
    void dispatch(prepareConnections());
  };
  channel.on("dashboard:changed", (snapshot) => {
    const isFirst = getState().dashboard.waiting === null;
    if (!isFirst && latest === null) setTimeout(sync, DASHBOARD_PAUSE);
    latest = snapshot;
    if (isFirst) sync();
  });
}

function bridgeEngine({ engine }: Services, { dispatch, getState }: Store): void {
  engine.events.on("peer:opened", (event) => dispatch(peerOpened(event)));
  engine.events.on("peer:stateChanged", (event) => dispatch(peerStateChanged(event)));
  engine.events.on("peer:streamChanged", (event) => dispatch(remoteStreamReceived(event)));
  engine.events.on("peer:screenChanged", (event) => dispatch(remoteScreenReceived(event)));
  engine.events.on("peer:closed", ({ participantId }) => {
    dispatch(remoteStreamClosed({ participantId }));
    dispatch(peerClosed({ participantId }));
    void dispatch(peerFilesLost(participantId));
  });
  engine.events.on("peer:channelChanged", ({ participantId, readyState }) => {
    if (readyState === "closed") void dispatch(peerHungUp(participantId));
    if (readyState !== "open") return;
    sendMediaState(engine, getState());
    void dispatch(peerConnected(participantId));
  });
  engine.events.on("peer:bytes", ({ participantId, data }) => {
    void dispatch(peerBytesArrived(participantId, data));
  });
  engine.events.on("peer:message", ({ participantId, data }) => {
    receivePeerMessage(dispatch, participantId, data);
  });
}

function bridgeMedia({ media, engine }: Services, { dispatch, getState }: Store): void {
  dispatch(localStreamOpened({ stream: media.stream }));
  keepMuted(media);
  dispatch(localMediaChanged(media.snapshot()));
  media.events.on("changed", (snapshot) => {
    dispatch(localMediaChanged(snapshot));
    sendMediaState(engine, getState());
  });
  media.events.on("lost", async (device) =>
    dispatch((await import("../call/devices/deviceLost.ts")).deviceLost(device)),
  );
  navigator.mediaDevices?.addEventListener("devicechange", async () =>
    dispatch((await import("../call/devices/devicesChanged.ts")).devicesChanged()),
  );
}

function bridgeScreen({ screen, engine }: Services, { dispatch, getState }: Store): void {
  screen.facts.subscribe(() => {
    const facts = screen.facts.current;
    const stream = facts.phase === "sharing" ? facts.stream : null;
    engine.setScreen(stream?.getVideoTracks()[0] ?? null);
    dispatch(screenChanged({ phase: facts.phase, problem: facts.phase === "off" ? facts.problem : null }));
    sendMediaState(engine, getState());
  });
}
